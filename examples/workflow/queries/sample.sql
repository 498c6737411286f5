-- Which animals aircraft met most often; `kartero demo` has loaded the table.
--
-- Digdag puts comments of its own above these, with the ids of project, session and task, so a
-- job can be traced back to the workflow. A column's name becomes the file's header, and KARTE
-- wants letters, digits and underscores there: hence the aliases.
SELECT
  "Wildlife Species" AS species,
  count(*) AS strikes,
  sum("Cost Total $") AS dollars
FROM wildlife_strikes
GROUP BY 1
ORDER BY strikes DESC, species
