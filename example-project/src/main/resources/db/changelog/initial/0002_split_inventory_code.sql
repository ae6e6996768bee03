--edd release: 2.0
--edd allow: constraint-checks-all-rows the inventory is small, and four databases understand this
--rollback ALTER TABLE inventory DROP CONSTRAINT inventory_parts_unique;
--rollback ALTER TABLE inventory DROP COLUMN serial_number;
--rollback ALTER TABLE inventory DROP COLUMN batch_number;
--rollback ALTER TABLE inventory DROP COLUMN location_code;

-- Nullable, as release 1 does not know them and goes on adding rows.
ALTER TABLE inventory ADD COLUMN location_code VARCHAR(6);
ALTER TABLE inventory ADD COLUMN batch_number VARCHAR(8);
ALTER TABLE inventory ADD COLUMN serial_number VARCHAR(8);

-- Rows without parts do not clash with one another.
ALTER TABLE inventory ADD CONSTRAINT inventory_parts_unique UNIQUE (location_code, batch_number, serial_number);
