package dev.edd.example;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What each release of the application does with the database, so that tests can set one against the other. */
interface Release {
    void add(Stock stock);

    Optional<Stock> find(String code);

    List<Stock> inLocation(String location);

    List<Stock> list();

    /** Returns release 1, which knows codes. */
    static Release first(Jdbi jdbi) {
        return new First(new dev.edd.example.release1.Inventory(jdbi));
    }

    /** Returns release 2, which knows labels. */
    static Release second(Jdbi jdbi) {
        return new Second(new dev.edd.example.release2.Inventory(jdbi));
    }

    /** Release 1. */
    record First(dev.edd.example.release1.Inventory inventory) implements Release {
        @Override
        public void add(Stock stock) {
            inventory.add(new dev.edd.example.release1.Item(stock.id(), stock.code(), stock.quantity()));
        }

        @Override
        public Optional<Stock> find(String code) {
            return inventory.find(code).map(First::stock);
        }

        @Override
        public List<Stock> inLocation(String location) {
            return list().stream()
                    .filter(stock -> stock.code().startsWith(location))
                    .toList();
        }

        @Override
        public List<Stock> list() {
            return inventory.list().stream().map(First::stock).toList();
        }

        private static Stock stock(dev.edd.example.release1.Item item) {
            return new Stock(item.id(), item.code(), item.quantity());
        }
    }

    /** Release 2. */
    record Second(dev.edd.example.release2.Inventory inventory) implements Release {
        @Override
        public void add(Stock stock) {
            inventory.add(new dev.edd.example.release2.Item(stock.id(), label(stock.code()), stock.quantity()));
        }

        @Override
        public Optional<Stock> find(String code) {
            return inventory.find(label(code)).map(Second::stock);
        }

        @Override
        public List<Stock> inLocation(String location) {
            return inventory.inLocation(location).stream().map(Second::stock).toList();
        }

        @Override
        public List<Stock> list() {
            return inventory.list().stream().map(Second::stock).toList();
        }

        private static dev.edd.example.release2.Label label(String code) {
            return new dev.edd.example.release2.Label(code.substring(0, 6), code.substring(6, 14), code.substring(14));
        }

        private static Stock stock(dev.edd.example.release2.Item item) {
            return new Stock(item.id(), item.label().code(), item.quantity());
        }
    }
}
