-- in a folder (chDB)
CREATE MATERIALIZED VIEW IF NOT EXISTS phrases_of_prompts TO phrases AS SELECT phrase, count() AS prompts FROM (
        SELECT arrayJoin(arrayDistinct(arrayFilter(p -> lengthUTF8(p) BETWEEN 2 AND 80,
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))) AS phrase FROM prompts
      ) GROUP BY phrase;

-- on a ClickHouse server
CREATE MATERIALIZED VIEW IF NOT EXISTS phrases_of_prompts TO phrases AS SELECT phrase, count() AS prompts FROM (
        SELECT arrayJoin(arrayDistinct(arrayFilter(p -> lengthUTF8(p) BETWEEN 2 AND 80,
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))) AS phrase FROM prompts
      ) GROUP BY phrase;

-- on a cluster
CREATE MATERIALIZED VIEW IF NOT EXISTS phrases_of_prompts ON CLUSTER 'farm' TO phrases_local AS SELECT phrase, count() AS prompts FROM (
        SELECT arrayJoin(arrayDistinct(arrayFilter(p -> lengthUTF8(p) BETWEEN 2 AND 80,
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))) AS phrase FROM prompts_local
      ) GROUP BY phrase;

-- on MyScale
CREATE MATERIALIZED VIEW IF NOT EXISTS phrases_of_prompts TO phrases AS SELECT phrase, count() AS prompts FROM (
        SELECT arrayJoin(arrayDistinct(arrayFilter(p -> lengthUTF8(p) BETWEEN 2 AND 80,
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))) AS phrase FROM prompts
      ) GROUP BY phrase;
