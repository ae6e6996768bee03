DROP TABLE vendor;
