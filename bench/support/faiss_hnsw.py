"""Does one job of bench/search.ts with faiss: an HNSW graph over whole vectors, inner product of unit vectors.

    python faiss_hnsw.py job.json

Latency is taken inside this process, one query a call. Clients are threads: faiss lets go of the interpreter's lock
while it searches.
"""

import json
import os
import re
import sys
import threading
import time

import faiss
import numpy as np

K = 10
JUDGED = 100
EFFORTS = [16, 32, 64, 128, 256, 512]
FILTERS = {
    "none": None,
    "half": "half.example",
    "tenth": "tenth.example",
    "hundredth": "hundredth.example",
    "thousandth": "thousandth.example",
    "elsewhere": None,
}
CLIENTS = [1, 8, 32]
MOST_SEARCHES = 5000
FEWEST_JUDGED = 20
PATIENCE = 4
WARM_UP = 20


def memory():
    with open("/proc/self/status") as status:
        text = status.read()
    mib = lambda field: int(re.search(field + r":\s+(\d+)", text).group(1)) / 1024
    return mib("VmRSS"), mib("VmHWM")


def vectors(file, dimensions):
    return np.fromfile(file, dtype="<f4").reshape(-1, dimensions)


def build(job):
    data = job["set"]
    started = time.perf_counter()
    rows = vectors(data["files"]["vectors"], data["dimensions"])
    loaded = time.perf_counter()
    index = faiss.IndexHNSWFlat(data["dimensions"], job["m"], faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = job["efConstruction"]
    index.add(rows)
    indexed = time.perf_counter()
    os.makedirs(job["folder"], exist_ok=True)
    file = os.path.join(job["folder"], "hnsw.faiss")
    faiss.write_index(index, file)
    return {
        "loadMs": (loaded - started) * 1000,
        "indexMs": (indexed - loaded) * 1000,
        "bytes": os.path.getsize(file),
        "peakMb": memory()[1],
        "index": f"IndexHNSWFlat, M={job['m']}, efConstruction={job['efConstruction']}",
    }


class Opened:
    def __init__(self, job):
        data = job["set"]
        self.queries = vectors(data["files"]["queryVectors"], data["dimensions"])
        with open(data["files"]["queries"]) as file:
            self.topics = [query["otherTopic"] for query in json.load(file)]
        faiss.omp_set_num_threads(1)
        self.effort = job["effort"]
        self.started = time.perf_counter()
        self.index = faiss.read_index(os.path.join(job["folder"], "hnsw.faiss"))
        self.selectors = {}

    def read_filters(self, file):
        sites, topics = {}, {}
        with open(file) as rows:
            for number, line in enumerate(rows):
                row = json.loads(line)
                sites.setdefault(row["site"], []).append(number)
                topics.setdefault(row["topic"], []).append(number)
        for name, passing in (sites | topics).items():
            bits = np.zeros(self.index.ntotal, dtype=bool)
            bits[passing] = True
            self.selectors[name] = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))

    def ask(self, number, filter_name, effort=None):
        wanted = self.topics[number] if filter_name == "elsewhere" else FILTERS[filter_name]
        parameters = faiss.SearchParametersHNSW(efSearch=effort or self.effort)
        if wanted:
            parameters.sel = self.selectors[wanted]
        _, found = self.index.search(self.queries[number : number + 1], K, params=parameters)
        return [int(row) for row in found[0] if row >= 0]


def percentile(numbers, share):
    ordered = sorted(numbers)
    return ordered[int((len(ordered) - 1) * share)]


def tune(job):
    opened = Opened(job)
    tuned = []
    for effort in EFFORTS:
        ms, answers = [], []
        for number in range(JUDGED):
            before = time.perf_counter()
            answers.append(opened.ask(number, "none", effort))
            ms.append((time.perf_counter() - before) * 1000)
        tuned.append({"effort": effort, "p50": percentile(ms, 0.5), "answers": answers})
    return tuned


def cell(filter_name, clients, ms, seconds):
    return {
        "filter": filter_name,
        "clients": clients,
        "count": len(ms),
        "perSecond": len(ms) / seconds,
        "p50": percentile(ms, 0.5),
        "p95": percentile(ms, 0.95),
    }


def one_client(opened, filter_name, seconds):
    ms, answers = [], []
    started = time.perf_counter()
    while True:
        past = time.perf_counter() - started
        limit = PATIENCE * seconds if len(ms) < JUDGED else seconds
        if len(ms) == len(opened.queries) or (len(ms) >= FEWEST_JUDGED and past > limit):
            break
        before = time.perf_counter()
        answer = opened.ask(len(ms), filter_name)
        ms.append((time.perf_counter() - before) * 1000)
        if len(answers) < JUDGED:
            answers.append(answer)
    return cell(filter_name, 1, ms, time.perf_counter() - started) | {"answers": answers}


def many_clients(opened, filter_name, clients, seconds):
    ms, answers = [], {}
    numbers = iter(range(MOST_SEARCHES))
    lock = threading.Lock()
    started = time.perf_counter()

    def client():
        while time.perf_counter() - started < seconds:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            before = time.perf_counter()
            answer = opened.ask(number % len(opened.queries), filter_name)
            ms.append((time.perf_counter() - before) * 1000)
            if number < JUDGED:
                answers[number] = answer

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measured = cell(filter_name, clients, ms, time.perf_counter() - started)
    return measured | {"answers": [answers[number] for number in sorted(answers)]}


def search(job):
    opened = Opened(job)
    opened.ask(len(opened.queries) - 1, "none")
    cold = (time.perf_counter() - opened.started) * 1000
    cells, resident = [], 0
    for filter_name in FILTERS:
        for number in range(WARM_UP):
            opened.ask(len(opened.queries) - 1 - number, filter_name)
        for clients in CLIENTS:
            measured = (
                one_client(opened, filter_name, job["seconds"])
                if clients == 1
                else many_clients(opened, filter_name, clients, job["seconds"])
            )
            cells.append(measured)
        if filter_name == "none":
            resident = memory()[0]
            peak = memory()[1]
            # faiss keeps no columns: which rows pass is read outside of what is measured.
            opened.read_filters(job["set"]["files"]["rows"])
    return {
        "version": f"faiss {faiss.__version__}",
        "coldMs": cold,
        "residentMb": resident,
        "peakMb": peak,
        "cells": cells,
    }


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        job = json.load(file)
    outcome = {"build": build, "tune": tune, "search": search}[job["phase"]](job)
    with open(job["out"], "w") as file:
        json.dump(outcome, file)
