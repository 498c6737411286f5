-- Like TPC-H's lineitem: the same columns and types, values of the same kinds and lengths. Nothing
-- but hashes of the row's number, so that every machine makes the same rows.
CREATE TABLE lineitem AS
WITH numbers AS (
  SELECT
    i,
    hash(i, 1) AS a,
    hash(i, 2) AS b,
    hash(i, 3) AS c,
    hash(i, 4) AS d,
    (DATE '1992-01-02' + (hash(i, 5) % 2526)::INTEGER) AS shipped
  FROM range($rows) AS counted(i)
),
words AS (
  SELECT [
    'furiously', 'carefully', 'slyly', 'quickly', 'blithely', 'ironic', 'final', 'special',
    'pending', 'regular', 'express', 'even', 'bold', 'silent', 'unusual', 'deposits', 'requests',
    'packages', 'accounts', 'instructions', 'foxes', 'theodolites', 'pinto', 'beans', 'dependencies',
    'asymptotes', 'platelets', 'ideas', 'sleep', 'wake', 'haggle', 'nag', 'cajole', 'detect', 'use',
    'boost', 'among', 'above', 'across', 'after', 'against', 'along', 'the', 'ruthless', 'courts'
  ] AS word
)
SELECT
  (i // 4 * 8 + i % 4 + 1)::BIGINT AS l_orderkey,
  (a % 1200000 + 1)::BIGINT AS l_partkey,
  (b % 60000 + 1)::BIGINT AS l_suppkey,
  (i % 4 + 1)::INTEGER AS l_linenumber,
  (c % 50 + 1)::DECIMAL(15, 2) AS l_quantity,
  ((c % 50 + 1) * (90000 + a % 120000) / 100)::DECIMAL(15, 2) AS l_extendedprice,
  ((d % 11)::DECIMAL(15, 2) / 100)::DECIMAL(15, 2) AS l_discount,
  ((d // 11 % 9)::DECIMAL(15, 2) / 100)::DECIMAL(15, 2) AS l_tax,
  CASE WHEN shipped > DATE '1995-06-17' THEN 'N' WHEN d % 2 = 0 THEN 'R' ELSE 'A' END AS l_returnflag,
  CASE WHEN shipped > DATE '1995-06-17' THEN 'O' ELSE 'F' END AS l_linestatus,
  shipped AS l_shipdate,
  shipped + (b % 61)::INTEGER - 30 AS l_commitdate,
  shipped + (b // 64 % 30)::INTEGER + 1 AS l_receiptdate,
  (['DELIVER IN PERSON', 'COLLECT COD', 'NONE', 'TAKE BACK RETURN'])[(c // 64 % 4 + 1)::INTEGER]
    AS l_shipinstruct,
  (['REG AIR', 'AIR', 'RAIL', 'SHIP', 'TRUCK', 'MAIL', 'FOB'])[(c // 256 % 7 + 1)::INTEGER] AS l_shipmode,
  rtrim(
    left(
      word[(a // 97 % 45 + 1)::INTEGER] || ' ' || word[(b // 97 % 45 + 1)::INTEGER] || ' '
        || word[(c // 9973 % 45 + 1)::INTEGER] || ' ' || word[(d // 97 % 45 + 1)::INTEGER] || ' '
        || word[(a // 9973 % 45 + 1)::INTEGER] || ' ' || word[(b // 9973 % 45 + 1)::INTEGER] || ' '
        || word[(d // 9973 % 45 + 1)::INTEGER] || ' the slyly',
      (10 + d // 1000003 % 34)::INTEGER),
    ' ') || '.' AS l_comment
FROM numbers, words
