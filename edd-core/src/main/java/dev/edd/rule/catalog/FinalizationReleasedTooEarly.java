package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags a finalization that names a release which is not later than that of its initial. */
final class FinalizationReleasedTooEarly implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "finalization-released-too-early",
            "The release before still runs while its successor is rolled out, and needs what the finalization removes.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        if (changelog.directed().stream().noneMatch(migration -> migration.phase() == Phase.FINALIZATION)) {
            return List.of();
        }
        ReleaseMap releases = new ReleaseMap(changelog);
        return changelog.refactorings().stream()
                .flatMap(refactoring -> check(refactoring, releases).stream())
                .toList();
    }

    private static Optional<Finding> check(Refactoring refactoring, ReleaseMap releases) {
        return ReleaseMap.named(refactoring, Phase.FINALIZATION).flatMap(ended -> releases.of(refactoring)
                .filter(begun -> ended.compareTo(begun) <= 0)
                .flatMap(begun -> explain(refactoring, begun, ended)));
    }

    private static Optional<Finding> explain(Refactoring refactoring, Version begun, Version ended) {
        return refactoring.in(Phase.FINALIZATION).stream()
                .flatMap(finalization -> lines(finalization)
                        .map(line -> METADATA.at(
                                line.location(),
                                "%s is due with release %s, and its initial with %s."
                                        .formatted(finalization.id(), ended, begun),
                                "Name a release after %s, or remove the line: it is then due with the first one after %s."
                                        .formatted(begun, begun))))
                .findFirst();
    }

    private static Stream<Directives.Directive> lines(Migration finalization) {
        return finalization.directives().named(Directives.Name.RELEASE).stream();
    }
}
