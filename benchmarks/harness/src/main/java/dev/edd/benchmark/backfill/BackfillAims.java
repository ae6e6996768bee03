package dev.edd.benchmark.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this product wants to reach beside the others of the same run, and whether it did. */
final class BackfillAims {
    private static final double TWO_WORKERS = 1.6;
    private static final int LONGEST_STALL = 250;

    private final Contender update;
    private final List<Contender> loops;
    private final List<String> verdicts = new ArrayList<>();

    private BackfillAims(List<Contender> contenders) {
        this.update = contenders.get(0);
        this.loops = contenders.stream()
                .filter(each -> each.mover() instanceof ServerLoop
                        || (each.mover() instanceof ClientLoop loop && loop.threads() == 1))
                .toList();
    }

    /** Returns a sentence for each aim; the first contender is one {@code UPDATE}. */
    static List<String> judge(List<Contender> contenders) {
        BackfillAims aims = new BackfillAims(contenders);
        contenders.forEach(aims::judge);
        return aims.verdicts;
    }

    private void judge(Contender contender) {
        if (!(contender.mover() instanceof EddMover edd)) {
            return;
        }
        if (edd.isSteered()) {
            double p99 = contender.milliseconds(0.99);
            add(edd, "a p99 of at most %s ms".formatted(edd.budget()), p99 <= edd.budget(), "%.1f ms", p99);
        } else if (edd.workers() > 1) {
            double times = update.seconds() / contender.seconds();
            add(edd, "%s times as fast as one `UPDATE`".formatted(TWO_WORKERS), times >= TWO_WORKERS, "%.2f", times);
        } else if (edd.load() == EddMover.FULL_LOAD) {
            loops.forEach(loop -> {
                double times = loop.seconds() / contender.seconds();
                add(edd, "as fast as the %s".formatted(loop.mover().name()), times >= 1, "%.2f times", times);
            });
        } else {
            loops.forEach(loop -> {
                double own = contender.milliseconds(0.99);
                double other = loop.milliseconds(0.99);
                String what = "a p99 no higher than beside the %s"
                        .formatted(loop.mover().name());
                add(edd, what, own <= other, "%.1f and %.1f ms", own, other);
            });
            double longest = contender.milliseconds(1);
            add(edd, "no stall over %s ms".formatted(LONGEST_STALL), longest <= LONGEST_STALL, "%.0f ms", longest);
        }
    }

    private void add(EddMover edd, String what, boolean reached, String form, Object... measured) {
        verdicts.add(String.format(
                Locale.ROOT,
                "Aim, %s: %s: **%s**, %s.",
                edd.name(),
                what,
                reached ? "reached" : "missed",
                String.format(Locale.ROOT, form, measured)));
    }
}
