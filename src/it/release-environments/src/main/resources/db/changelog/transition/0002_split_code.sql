--edd remaining: SELECT COUNT(*) FROM item WHERE location IS NULL
UPDATE item SET location = SUBSTRING(code, 1, 2) WHERE location IS NULL;
