--edd release: 2.0
ALTER TABLE item ADD COLUMN location VARCHAR(2);
