CREATE TABLE inventory (id INT PRIMARY KEY, inventory_code VARCHAR(20));
