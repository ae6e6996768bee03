package dev.edd.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.changelog.PlainSqlFolder;
import dev.edd.fixture.Golden;
import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Dialect;
import dev.edd.migration.History;
import dev.edd.migration.History.Applied;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Planner;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.validation.Basis;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Policy;
import dev.edd.validation.Validation;
import dev.edd.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports, byte for byte. A case is a folder: {@code input} holds a changelog, {@code applied.txt} what a database has
 * applied (path, instant, and {@code changed} where the text was another one), {@code remaining.txt} the rows that
 * transitions have still to move; the folder's name begins with the phase that a plan is for.
 */
class GoldenReportTest {
    @ParameterizedTest
    @MethodSource
    void validation(Path folder) {
        Validation validation = new Validator(BuiltInRules.all(), List.of())
                .validate(changelog(folder), Basis.of(Hints.NONE), Policy.DEFAULT);

        compare(folder, TextReport.of(validation), JsonReport.of(validation));
    }

    @ParameterizedTest
    @MethodSource
    void status(Path folder) throws IOException {
        DatabaseState state = state(folder);

        compare(folder, TextReport.of(state), JsonReport.of(state, List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void plan(Path folder) throws IOException {
        String phase = folder.getFileName().toString().split("-", 2)[0];
        Plan plan = Planner.plan(state(folder), PlanRequest.of(PhaseSelection.of(phase)));

        compare(folder, TextReport.of(plan), JsonReport.of(plan));
    }

    static List<Named<Path>> validation() {
        return cases("validation");
    }

    static List<Named<Path>> status() {
        return cases("status");
    }

    static List<Named<Path>> plan() {
        return cases("plan");
    }

    private static List<Named<Path>> cases(String report) {
        return Golden.cases("dev/edd/report/" + report).stream()
                .map(folder -> Named.of(folder.getFileName().toString(), folder))
                .toList();
    }

    private static void compare(Path folder, String text, String json) {
        assertThat(text + "\n").isEqualTo(Golden.expected(folder.resolve("expected.txt"), text + "\n"));
        assertThat(json).isEqualTo(Golden.expected(folder.resolve("expected.json"), json));
    }

    private static Changelog changelog(Path folder) {
        return new PlainSqlFolder("input", folder).read(Dialect.OTHER);
    }

    private static DatabaseState state(Path folder) throws IOException {
        Changelog changelog = changelog(folder);
        Map<String, Migration> byPath = new HashMap<>();
        changelog
                .migrations()
                .forEach(each -> byPath.put(each.source().changeset().path(), each));
        List<Applied> applied = lines(folder.resolve("applied.txt")).stream()
                .map(line -> applied(line.split(" ", 4), byPath))
                .toList();
        Map<MigrationId, Long> remaining = new HashMap<>();
        for (String line : lines(folder.resolve("remaining.txt"))) {
            String[] words = line.split(" ", 2);
            remaining.put(Objects.requireNonNull(byPath.get(words[0])).id(), Long.valueOf(words[1]));
        }
        return new DatabaseState(changelog, new History(applied), remaining);
    }

    private static Applied applied(String[] words, Map<String, Migration> byPath) {
        String path = words[0];
        Migration now = byPath.get(words.length > 3 ? words[3] : path);
        boolean changed = words.length > 2 && words[2].equals("changed");
        String number = path.substring(path.indexOf('/') + 1, path.indexOf('_')).replaceFirst("^0+", "");
        return new Applied(
                new ChangesetKey(number, "edd", path),
                Phase.of(path.substring(0, path.indexOf('/'))).orElseThrow(),
                now == null || changed
                        ? "9:00000000000000000000000000000000"
                        : now.source().checksum(),
                Instant.parse(words[1]));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
