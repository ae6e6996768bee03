--edd relase: 2.4.0
--edd allow: missing-initial it was renamed
ALTER TABLE inventory ADD COLUMN location_code VARCHAR(6);
