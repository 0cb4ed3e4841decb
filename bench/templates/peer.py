"""The package dynamicprompts, asked for everything that a template can come to.

Reads {"folder": wildcard folder, "templates": [text], "limit": int, "length": int} from standard input and writes
{"versions": {name: version}, "outcomes": [{"all": ..., "random": ..., "row": ...}]}, each of them {"error": text} or {"prompts": [text],
"more": bool} and for `all` {"longest": int}. `all` is what the combinatorial generator can give, and `longest` the most in
one go; `random` is every prompt that the random generator can give first. Both go through all that chance could do: a
stand-in for the random numbers follows each path of choices in turn. `row` is what the random generator gives in a row where
nothing is left to chance, since everything goes in cycles; otherwise null.
"""
import dataclasses
import importlib.metadata
import itertools
import json
import logging
import platform
import random
import signal
import sys
import warnings

from dynamicprompts.generators import CombinatorialPromptGenerator, RandomPromptGenerator
from dynamicprompts.wildcards import WildcardManager

SECONDS = 10  # of processor time, for each question about a template
RUNS = 30_000
ENDLESS = 5_000


class LeftToChance(Exception):
    pass


class Scripted(random.Random):
    """Random numbers that follow a path of choices, the first of each beyond its end; without a path there are none."""

    def __init__(self, path):
        super().__init__()
        self.path = path
        self.taken = []

    def pick(self, count):
        if count == 1:
            return 0
        if self.path is None:
            raise LeftToChance
        at = len(self.taken)
        choice = self.path[at] if at < len(self.path) else 0
        self.taken.append((choice, count))
        return choice

    def randint(self, low, high):
        return low + self.pick(high - low + 1)

    def choice(self, things):
        return things[self.pick(len(things))]

    def choices(self, things, weights=None, *, cum_weights=None, k=1):
        if cum_weights is not None:
            weights = [after - before for before, after in zip([0, *cum_weights], cum_weights)]
        possible = [at for at in range(len(things)) if weights is None or weights[at] > 0]
        if not possible:
            raise ValueError("Total of weights must be greater than zero")
        drawn = (things[possible[self.pick(len(possible))]] for _ in range(k))
        return list(drawn) if k == 1 else drawn


def all_paths(generator, work, limit):
    """What every path of choices comes to, and whether there are more; the number of paths, and the most in one."""
    found, path, longest = {}, [], 0
    for run in range(1, RUNS + 1):
        generator._context = dataclasses.replace(generator._context, rand=Scripted(path))
        prompts = dict.fromkeys(work(generator))
        longest = max(longest, len(prompts))
        found.update(prompts)
        taken = generator._context.rand.taken
        while taken and taken[-1][0] + 1 == taken[-1][1]:
            taken.pop()
        if not taken or len(found) > limit:
            return {"prompts": list(found), "more": len(found) > limit, "longest": longest}, run
        path = [choice for choice, _ in taken]
        path[-1] += 1
    return {"prompts": list(found), "more": True, "longest": longest}, RUNS


def combinations(manager, template, limit):
    generator = CombinatorialPromptGenerator(wildcard_manager=manager)
    prompts = list(itertools.islice(generator._context.sample_prompts(template), ENDLESS))
    found = list(dict.fromkeys(map(str, prompts)))
    if len(found) > limit:
        return {"prompts": found[:limit], "more": True, "longest": len(found)}
    if len(prompts) == ENDLESS:
        return {"error": "never ends"}
    return all_paths(generator, lambda one: one.generate(template, ENDLESS), limit)[0]


def first_prompts(manager, template, limit):
    generator = RandomPromptGenerator(wildcard_manager=manager)
    return all_paths(generator, lambda one: one.generate(template, 1), limit)[0]


def in_a_row(manager, template, length):
    generator = RandomPromptGenerator(wildcard_manager=manager)
    generator._context = dataclasses.replace(generator._context, rand=Scripted(None))
    try:
        prompts = list(dict.fromkeys(generator.generate(template, length)))
    except LeftToChance:
        return None
    return {"prompts": prompts, "more": False} if len(prompts) > 1 else None


def attempt(work, *arguments):
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        return work(*arguments)
    except TimeoutError:
        return {"prompts": [], "more": True, "longest": 0}
    except Exception as error:  # whatever it is, it is the peer's answer
        return {"error": f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"}
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def overdue(_signal, _frame):
    raise TimeoutError


logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
signal.signal(signal.SIGVTALRM, overdue)
task = json.load(sys.stdin)
wildcards = WildcardManager(task["folder"])
outcomes = [
    {
        "all": attempt(combinations, wildcards, template, task["limit"]),
        "random": attempt(first_prompts, wildcards, template, task["limit"]),
        "row": attempt(in_a_row, wildcards, template, task["length"]),
    }
    for template in task["templates"]
]
packages = ["dynamicprompts", "pyparsing", "PyYAML"]
versions = {name: importlib.metadata.version(name) for name in packages} | {"Python": platform.python_version()}
json.dump({"versions": versions, "outcomes": outcomes}, sys.stdout)
