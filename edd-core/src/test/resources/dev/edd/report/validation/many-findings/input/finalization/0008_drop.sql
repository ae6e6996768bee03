--edd requires: 0099
UPDATE inventory SET note = 'it's new';
