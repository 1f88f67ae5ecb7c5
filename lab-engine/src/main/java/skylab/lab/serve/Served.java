package skylab.lab.serve;

import java.util.SortedMap;
import skylab.lab.Lab;
import skylab.wire.Caller;
import skylab.wire.protocol.Malformed;

/** The labs behind an endpoint. */
interface Served extends AutoCloseable {
    /**
     * The lab of a caller, at the time that it has to be by now.
     *
     * @throws Malformed if there is none
     */
    Lab lab(Caller caller);

    /**
     * What a caller's key is signed with.
     *
     * @throws Malformed if there is no such key
     */
    String secret(Caller caller);

    /** Where calls that name no region go. */
    String region();

    /** Those that were called until now, by name. */
    SortedMap<String, Lab> open();

    /** Lets all labs begin anew. */
    void reset();

    @Override
    void close();
}
