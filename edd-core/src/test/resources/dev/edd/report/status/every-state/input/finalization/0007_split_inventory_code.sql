ALTER TABLE inventory DROP COLUMN inventory_code;
