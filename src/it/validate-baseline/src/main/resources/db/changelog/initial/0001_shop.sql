--edd allow: nothing for no reason
CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(20) NOT NULL);
