UPDATE item SET code = 'new';
