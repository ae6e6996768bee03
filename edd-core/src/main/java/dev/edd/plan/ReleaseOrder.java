package dev.edd.plan;

import dev.edd.migration.MigrationId;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Agenda.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What runs in one release, but nothing before its own earlier phases, or before the end of what it requires. */
final class ReleaseOrder {
    private final Map<SequenceNumber, List<Item>> byNumber = new HashMap<>();
    private final Set<MigrationId> seen = new HashSet<>();
    private final List<Item> ordered = new ArrayList<>();

    private ReleaseOrder() {}

    /** Returns the items in the order given, each one behind those that it rests on. */
    static List<Item> of(List<Item> items) {
        ReleaseOrder order = new ReleaseOrder();
        items.forEach(item -> order.byNumber
                .computeIfAbsent(item.refactoring().number(), none -> new ArrayList<>())
                .add(item));
        items.forEach(order::place);
        return order.ordered;
    }

    /** Goes depth first; a cycle, which validation reports, is cut where it closes. */
    private void place(Item item) {
        if (seen.add(item.migration().id())) {
            byNumber.getOrDefault(item.refactoring().number(), List.of()).stream()
                    .filter(own ->
                            own.migration().phase().compareTo(item.migration().phase()) < 0)
                    .forEach(this::place);
            item.migration().directives().requires().forEach(number -> byNumber.getOrDefault(number, List.of())
                    .forEach(this::place));
            ordered.add(item);
        }
    }
}
