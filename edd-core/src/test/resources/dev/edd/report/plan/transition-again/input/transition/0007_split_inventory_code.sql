--edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL
UPDATE inventory SET location_code = SUBSTRING(inventory_code, 1, 6) WHERE location_code IS NULL;
