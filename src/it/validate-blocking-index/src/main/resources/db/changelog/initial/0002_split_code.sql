ALTER TABLE item ADD COLUMN location VARCHAR(2);
CREATE INDEX item_location ON item (location, code);
