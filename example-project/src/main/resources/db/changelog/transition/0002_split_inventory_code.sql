--edd backfill: inventory by id
--edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL

-- Runs over ranges of the key, in chunks of a quarter of a second, each a transaction of its own. Finds only what is still
-- to be done, so that it can run as often as release 1 adds rows.
UPDATE inventory
SET location_code = SUBSTRING(inventory_code, 1, 6),
    batch_number  = SUBSTRING(inventory_code, 7, 8),
    serial_number = SUBSTRING(inventory_code, 15, 8)
WHERE id BETWEEN :from AND :to
  AND location_code IS NULL;
