package dev.needlewatch.dashboards.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Panels on their grid. */
final class Tiling {
    private Tiling() {}

    /**
     * Takes the cells of a panel; fails if one is taken or outside.
     *
     * @param members the names of left, top, width and height
     */
    static void claim(Set<String> cells, JsonNode place, List<String> members, int columns) {
        List<Integer> at = members.stream().map(member -> place.path(member).asInt(-1)).toList();
        assertThat(at).as("%s", place).noneMatch(number -> number < 0);
        assertThat(at.get(0) + at.get(2)).as("%s", place).isLessThanOrEqualTo(columns);
        assertThat(at.get(2) * at.get(3)).as("%s", place).isPositive();
        for (int x = at.get(0); x < at.get(0) + at.get(2); x++) {
            for (int y = at.get(1); y < at.get(1) + at.get(3); y++) {
                assertThat(cells.add(x + "/" + y)).as("%s overlaps", place).isTrue();
            }
        }
    }
}
