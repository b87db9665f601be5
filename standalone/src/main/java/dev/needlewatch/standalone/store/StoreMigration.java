package dev.needlewatch.standalone.store;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.ColumnType;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.sql.TableMetadata;
import io.questdb.cairo.sql.TableRecordMetadata;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a store to what this version wants: makes those that are missing, adds
 * columns to those that were there, and keeps everything that is in them.
 */
final class StoreMigration {
    private static final Logger LOG = LoggerFactory.getLogger(StoreMigration.class);

    /**
     * A statement, and what is said when it is executed.
     *
     * @param told empty for nothing
     */
    private record Step(String statement, String told) {}

    private final CairoEngine engine;
    private final List<String> faults = new ArrayList<>();

    private StoreMigration(CairoEngine engine) {
        this.engine = engine;
    }

    /**
     * Brings all tables up to date.
     *
     * @param days data older than this is dropped
     * @throws IOException with one line that says what cannot be brought up to date; then nothing
     *     was changed in any table that was there before
     */
    static void run(CairoEngine engine, int days) throws SqlException, IOException {
        StoreMigration migration = new StoreMigration(engine);
        List<Step> steps = new ArrayList<>();
        for (StoreTable table : StoreTables.ALL) {
            steps.addAll(migration.steps(table, days));
        }
        if (!migration.faults.isEmpty()) {
            throw new IOException(
                    String.join("; ", migration.faults)
                            + ": start the version that wrote it, or give another folder");
        }
        for (Step step : steps) {
            engine.execute(step.statement());
            if (!step.told().isEmpty()) {
                LOG.info("{}", step.told());
            }
        }
    }

    private List<Step> steps(StoreTable table, int days) {
        TableToken token = engine.getTableTokenIfExists(table.name());
        if (token == null) {
            return List.of(new Step(table.create(days), ""));
        }
        List<Step> steps = new ArrayList<>();
        try (TableRecordMetadata there = engine.getSequencerMetadata(token)) {
            for (Map.Entry<String, String> column : table.columns().entrySet()) {
                int index = there.getColumnIndexQuiet(column.getKey());
                if (index < 0) {
                    steps.add(
                            new Step(
                                    table.add(column.getKey()),
                                    "The store has a new column: "
                                            + table.name()
                                            + "."
                                            + column.getKey()));
                } else {
                    check(table, column, ColumnType.nameOf(there.getColumnType(index)));
                }
            }
            tellUnknown(table, there);
        }
        try (TableMetadata applied = engine.getTableMetadata(token)) {
            if (!keys(applied).equals(Set.copyOf(table.keys()))) {
                steps.add(
                        new Step(
                                table.rekey(),
                                "The store's table "
                                        + table.name()
                                        + " has the keys "
                                        + table.keys()));
            }
        }
        steps.add(new Step(table.keep(days), ""));
        return steps;
    }

    private void check(StoreTable table, Map.Entry<String, String> wanted, String type) {
        if (!wanted.getValue().equals(type)) {
            faults.add(
                    "its column %s.%s is %s, this version wants %s"
                            .formatted(table.name(), wanted.getKey(), type, wanted.getValue()));
        }
    }

    private static void tellUnknown(StoreTable table, TableRecordMetadata there) {
        for (int i = 0; i < there.getColumnCount(); i++) {
            String column = there.getColumnName(i);
            if (there.hasColumn(i)
                    && !column.equals(StoreTable.TIME)
                    && !table.columns().containsKey(column)) {
                LOG.warn(
                        "The store has a column {}.{} that this version does not know: what is in"
                                + " it is kept, and nothing more is written to it",
                        table.name(),
                        column);
            }
        }
    }

    private static Set<String> keys(TableRecordMetadata there) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < there.getColumnCount(); i++) {
            if (there.hasColumn(i) && there.isDedupKey(i) && i != there.getTimestampIndex()) {
                keys.add(there.getColumnName(i));
            }
        }
        return keys;
    }
}
