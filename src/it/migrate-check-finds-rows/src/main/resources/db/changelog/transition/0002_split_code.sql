--edd backfill: item by code
--edd remaining: SELECT COUNT(*) FROM item WHERE location IS NULL
--edd check: SELECT id, location FROM item WHERE location <> SUBSTRING(code, 1, 2)
UPDATE item SET location = 'BE' WHERE code BETWEEN :from AND :to AND location IS NULL;
