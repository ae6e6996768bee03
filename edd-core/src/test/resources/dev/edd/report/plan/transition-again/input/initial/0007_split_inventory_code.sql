ALTER TABLE inventory ADD COLUMN location_code VARCHAR(6);
ALTER TABLE inventory
    ADD COLUMN batch_number INT;
