"""The query that a specialist would write for the generated file of readings: sums, then factors, in one statement.

It knows this one file: its units, its carriers, its sites' grids. It checks nothing and its products are the engine's.
"""

HAND_SQL = """
WITH sums AS (
    SELECT site, carrier, unit, year("start") AS y, SUM(quantity) AS q, COUNT(*) AS n
    FROM read_parquet('{path}')
    WHERE "start" BETWEEN DATE '2022-01-01' AND DATE '2025-12-31' AND year("start") = year("end")
    GROUP BY site, carrier, unit, y
), factors(carrier, f) AS (
    VALUES ('electricity', 0.5568), ('natural_gas', 0.0021622), ('diesel', 0.0026), ('solar', 0.0)
), units(unit, r) AS (
    VALUES ('kWh', 0.001), ('MWh', 1.0), ('m3', 1.0), ('L', 1.0)
)
SELECT site, y, carrier, SUM(q * r), SUM(q * r * f), SUM(n)
FROM sums JOIN factors USING (carrier) JOIN units USING (unit)
GROUP BY GROUPING SETS ((site, y, carrier), (y, carrier), (y))
"""
