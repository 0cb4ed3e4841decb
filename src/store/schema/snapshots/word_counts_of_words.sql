-- in a folder (chDB)
CREATE MATERIALIZED VIEW IF NOT EXISTS word_counts_of_words TO word_counts AS SELECT word, count() AS prompts FROM words GROUP BY word;

-- on a ClickHouse server
CREATE MATERIALIZED VIEW IF NOT EXISTS word_counts_of_words TO word_counts AS SELECT word, count() AS prompts FROM words GROUP BY word;

-- on a cluster
CREATE MATERIALIZED VIEW IF NOT EXISTS word_counts_of_words ON CLUSTER 'farm' TO word_counts_local AS SELECT word, count() AS prompts FROM words_local GROUP BY word;

-- on MyScale
CREATE MATERIALIZED VIEW IF NOT EXISTS word_counts_of_words TO word_counts AS SELECT word, count() AS prompts FROM words GROUP BY word;
