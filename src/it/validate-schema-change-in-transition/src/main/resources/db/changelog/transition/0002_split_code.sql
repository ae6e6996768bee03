--edd remaining: SELECT COUNT(*) FROM item WHERE location IS NULL
ALTER TABLE item ADD COLUMN location_name VARCHAR(20);
UPDATE item SET location = SUBSTRING(code, 1, 2) WHERE location IS NULL;
