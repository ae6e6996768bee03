--edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL

-- Finds only what is still to be done, so that it can run as often as release 1 adds rows.
UPDATE inventory
SET location_code = SUBSTRING(inventory_code, 1, 6),
    batch_number  = SUBSTRING(inventory_code, 7, 8),
    serial_number = SUBSTRING(inventory_code, 15, 8)
WHERE location_code IS NULL;
