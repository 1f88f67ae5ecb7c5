package skylab.network.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.network.packet.Header;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.packet.Place;

/** Writes a journey hop by hop. */
final class Routebook {
    private final List<Hop> forth = new ArrayList<>();
    private final List<Hop> back = new ArrayList<>();
    private boolean answers;
    private Header header;

    Routebook(String source, String destination) {
        header = new Header(
                "tcp",
                Cidr.address(source).orElseThrow(),
                40001,
                Cidr.address(destination).orElseThrow(),
                80);
    }

    Routebook in(Place place, String component, String rule) {
        return hop(place, component, rule, true, header, null);
    }

    Routebook out(Place place, String component, String rule) {
        return hop(place, component, rule, false, header, null);
    }

    Routebook blocked(Place place, String component, boolean ingress, String code) {
        return hop(place, component, "", ingress, header, code);
    }

    Routebook from(Place place, String component, String source) {
        return hop(place, component, "", false, header.from(Cidr.address(source).orElseThrow(), 1025), null);
    }

    Routebook to(Place place, String component, String destination) {
        return hop(
                place, component, "", true, header.to(Cidr.address(destination).orElseThrow(), 40001), null);
    }

    Routebook answer() {
        answers = true;
        header = header.answer();
        return this;
    }

    private Routebook hop(Place place, String component, String rule, boolean ingress, Header after, String code) {
        (answers ? back : forth)
                .add(new Hop(
                        place,
                        component,
                        rule,
                        ingress,
                        header,
                        after,
                        Optional.ofNullable(code).map(why -> new Fate.Blocker(why, component))));
        header = after;
        return this;
    }

    Journey arrives() {
        return new Journey(forth, back, new Fate.Dropped(List.of()));
    }
}
