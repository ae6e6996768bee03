--liquibase formatted sql

--changeset keeper:0003-add-weight contextFilter:@initial
ALTER TABLE item ADD COLUMN weight INT;
