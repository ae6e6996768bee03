-- What release 1 could not have kept, first: if it does not hold, nothing has been removed yet.
-- (NOT NULL, written so that all four databases understand it.)
ALTER TABLE inventory ADD CONSTRAINT inventory_parts_known
    CHECK (location_code IS NOT NULL AND batch_number IS NOT NULL AND serial_number IS NOT NULL);

-- With its index.
ALTER TABLE inventory DROP CONSTRAINT inventory_code_unique;
ALTER TABLE inventory DROP COLUMN inventory_code;
