package dev.edd.backfill;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Keys drawn at random, as SQL literals: dense and sparse, and with the values at the ends of a type's range. */
final class Keys {
    private static final String LETTERS = "aAbBzZ09 -_.,;:%'\\\"()äÄßéÉñøØ漢😀";

    private final Random random;

    Keys(long seed) {
        random = new Random(seed);
    }

    private static List<String> of(int count, Supplier<String> literal, String... extremes) {
        List<String> all = new ArrayList<>(List.of(extremes));
        for (int i = 0; i < count; i++) {
            all.add(literal.get());
        }
        return all;
    }

    /** Returns numbers up to these ends, half of them close together around 0. */
    List<String> numbers(int count, long smallest, long largest) {
        return of(
                count,
                () -> Long.toString(
                        random.nextBoolean() ? random.nextInt(401) % (largest + 1) : number(smallest, largest)),
                Long.toString(smallest),
                Long.toString(largest),
                "0");
    }

    private long number(long smallest, long largest) {
        BigInteger range = BigInteger.valueOf(largest).subtract(BigInteger.valueOf(smallest));
        return new BigInteger(70, random)
                .mod(range)
                .add(BigInteger.valueOf(smallest))
                .longValueExact();
    }

    List<String> unsigned(int count) {
        return of(count, () -> new BigInteger(64, random).toString(), "0", "18446744073709551615");
    }

    List<String> decimals(int count) {
        return of(
                count,
                () -> new BigDecimal(new BigInteger(60, random), random.nextInt(11))
                        .subtract(BigDecimal.valueOf(1_000_000))
                        .toPlainString(),
                "0",
                "-99999999999999999999.9999999999",
                "99999999999999999999.9999999999");
    }

    List<String> floats(int count) {
        return of(
                count,
                () -> String.format(
                        Locale.ROOT, "%.3e", (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20))),
                "0.1",
                "-0.1",
                "1e-30",
                "-1e30");
    }

    /** Returns texts that differ in case, accents, white space, and in what has a meaning to SQL and to our notation. */
    List<String> texts(int count, String escape) {
        return of(count, () -> "'%s'".formatted(text().replace("\\", escape).replace("'", "''")), "''", "' '", "'0'");
    }

    private String text() {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    List<String> uuids(int count) {
        return of(
                count,
                () -> "'%s'".formatted(uuid()),
                "'00000000-0000-0000-0000-000000000000'",
                "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
                "'7fffffff-ffff-ffff-ffff-ffffffffffff'",
                "'80000000-0000-0000-8000-000000000000'");
    }

    /** Returns one of version 1, 4 or 7, which are all that MariaDB takes. */
    private UUID uuid() {
        long version = List.of(1L, 4L, 7L).get(random.nextInt(3)) << 12;
        return new UUID((random.nextLong() & ~0xf000L) | version, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    List<String> bytes(int count, String form) {
        return of(
                count,
                () -> {
                    byte[] value = new byte[16];
                    random.nextBytes(value);
                    return form.formatted(HexFormat.of().formatHex(value));
                },
                form.formatted("00".repeat(16)),
                form.formatted("ff".repeat(16)),
                form.formatted("7f" + "00".repeat(15)),
                form.formatted("80" + "00".repeat(15)));
    }

    List<String> dates(int count) {
        return of(
                count,
                () -> "'%s'"
                        .formatted(LocalDateTime.of(2000, 1, 1, 0, 0)
                                .plusDays(random.nextInt(20_000) - 10_000)
                                .toLocalDate()),
                "'1970-01-01'",
                "'9999-12-31'",
                "'1000-01-01'");
    }

    /** Returns times, some of them in the hours that summer time leaves out or repeats in Berlin. */
    List<String> timestamps(int count, String zone) {
        long hour = LocalDateTime.of(2026, 3, 29, 1, 0).toEpochSecond(ZoneOffset.UTC);
        return of(
                count,
                () -> {
                    long second = random.nextBoolean()
                            ? hour + random.nextInt(3 * 3_600) + (random.nextBoolean() ? 210L * 86_400 : 0)
                            : random.nextInt(2_000_000_000);
                    int micros = random.nextInt(1_000_000) * 1_000;
                    return "'%s%s'"
                            .formatted(
                                    LocalDateTime.ofEpochSecond(second, micros, ZoneOffset.UTC)
                                            .toString()
                                            .replace('T', ' '),
                                    zone);
                },
                "'2026-03-29 02:30:00%s'".formatted(zone),
                "'2026-10-25 02:30:00%s'".formatted(zone));
    }

    /** Returns keys put together from those of their columns; half of them share one value of the first column. */
    @SafeVarargs
    final List<String> composite(int count, List<String>... columns) {
        return of(count, () -> {
            List<String> row = new ArrayList<>();
            for (List<String> column : columns) {
                boolean skewed = row.isEmpty() && random.nextBoolean();
                row.add(column.get(skewed ? 0 : random.nextInt(column.size())));
            }
            return String.join(", ", row);
        });
    }
}
