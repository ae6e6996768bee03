package dev.edd.history;

import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Directives;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import java.util.List;

/** Migrations that only their directives tell apart. */
final class Transitions {
    private Transitions() {}

    /** Returns a transition whose third line is that query. */
    static Migration counting(long number, String query) {
        Location third = new Location("transition/%04d_split.sql".formatted(number), 3);
        return migration(
                number, new Directives(List.of(new Directives.Directive(Directives.Name.REMAINING, query, third))));
    }

    static Migration countingNothing(long number) {
        return migration(number, Directives.NONE);
    }

    private static Migration migration(long number, Directives directives) {
        MigrationId id = new MigrationId(new SequenceNumber(number), "split", Phase.TRANSITION);
        String path = "transition/%04d_split.sql".formatted(number);
        Migration.Source source = new Migration.Source(
                new ChangesetKey("%04d".formatted(number), "edd", path), Location.of(path), "9:0", "@transition");
        return new Migration(id, source, directives, List.of(new Update(Location.of(path))));
    }

    private record Update(Location location) implements Statement {
        @Override
        public String text() {
            return "UPDATE item SET code = ''";
        }
    }
}
