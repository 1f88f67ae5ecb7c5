package skylab.lab.serve;

import java.util.SortedMap;
import java.util.TreeMap;
import skylab.aws.sts.KeyHolders;
import skylab.lab.Lab;
import skylab.wire.Caller;

/** A lab that somebody works with besides: its time is theirs to move, and whoever calls gets it. */
record OneLab(Lab lab) implements Served {
    @Override
    public Lab lab(Caller caller) {
        return lab;
    }

    @Override
    public String secret(Caller caller) {
        return KeyHolders.of(lab.world(), lab.scope().account(), caller.accessKeyId())
                .map(holder -> holder.secret(lab.world()))
                .orElseGet(() -> lab.credentials().secretAccessKey());
    }

    @Override
    public String region() {
        return lab.region();
    }

    @Override
    public SortedMap<String, Lab> open() {
        SortedMap<String, Lab> labs = new TreeMap<>();
        labs.put("lab", lab);
        return labs;
    }

    @Override
    public void reset() {
        lab.restore("start");
    }

    @Override
    public void close() {
        // It goes on without being served.
    }
}
