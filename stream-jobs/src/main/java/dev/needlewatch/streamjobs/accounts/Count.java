package dev.needlewatch.streamjobs.accounts;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * What an instance of an operator has counted since it told last; in state, what was counted in
 * all.
 *
 * @param counter its name, see {@link dev.needlewatch.streamjobs.types.Counters}
 */
public record Count(String counter, long number) {
    /** What Flink writes it down with. */
    public static final TypeInformation<Count> TYPE = TypeInformation.of(Count.class);

    /** Where an operator that counts tells it. */
    static final OutputTag<Count> TOLD = new OutputTag<>("counts", TYPE);
}
