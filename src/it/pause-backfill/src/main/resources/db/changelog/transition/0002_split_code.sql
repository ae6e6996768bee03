--edd backfill: item by id
--edd remaining: SELECT COUNT(*) FROM item WHERE location IS NULL
UPDATE item SET location = SUBSTRING(code, 1, 2) WHERE id BETWEEN :from AND :to AND location IS NULL;
