--edd requires: 0001
ALTER TABLE item ADD COLUMN location VARCHAR(2);
--rollback ALTER TABLE item DROP COLUMN location;
