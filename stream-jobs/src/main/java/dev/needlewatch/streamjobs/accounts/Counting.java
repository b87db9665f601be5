package dev.needlewatch.streamjobs.accounts;

import dev.needlewatch.streamjobs.types.Accounting;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** A function that counts what becomes of messages. */
public interface Counting {
    /** Its part of the job's books; it is there as soon as the function is open. */
    Accounting accounting();

    /**
     * Sends what was counted since the last time, to be called right before a barrier: so the
     * checkpoint that holds the messages' effect holds their count, wherever each is counted.
     */
    static void tell(Counting function, Output<?> out) {
        function.accounting()
                .tell(
                        (counter, number) ->
                                out.collect(
                                        Count.TOLD,
                                        new StreamRecord<>(new Count(counter, number))));
    }
}
