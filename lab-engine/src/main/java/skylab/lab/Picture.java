package skylab.lab;

import java.util.Locale;
import java.util.Optional;
import skylab.aws.Tags;
import skylab.aws.ec2.instance.Instance;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.packet.Journey;
import skylab.network.picture.Captions;
import skylab.network.picture.VpcPicture;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A VPC at a moment, to be looked at. Notebooks show it.
 *
 * @param world the moment
 * @param scope where the VPC is
 * @param vpc the VPC
 * @param journey the way of a packet that is drawn on it
 */
public record Picture(World world, Scope scope, Vpc vpc, Optional<Journey> journey) {
    /** As an SVG document with English words. */
    public String svg() {
        return svg(Locale.ENGLISH);
    }

    /** As an SVG document with Korean or English words. */
    public String svg(Locale locale) {
        Captions captions = new Captions(this::name, machine -> world.table(scope, Instance.INSTANCES)
                .get(machine)
                .map(instance -> instance.state().phase().apiName().toString())
                .orElse(""));
        return VpcPicture.draw(world, scope, vpc, captions, journey, locale).svg();
    }

    /** The Name tag; of an endpoint without one, what it leads to. */
    private String name(String id) {
        String name = Tags.of(world, scope, id).byKey().getOrDefault("Name", "");
        return name.isEmpty()
                ? world.table(scope, VpcEndpoint.VPC_ENDPOINTS)
                        .get(id)
                        .map(endpoint -> endpoint.service().replaceFirst("^com\\.amazonaws\\.[^.]*\\.", ""))
                        .orElse("")
                : name;
    }

    /** What it shows. */
    @Override
    public String toString() {
        return "Picture[" + vpc.id() + ", " + world.now() + "]";
    }
}
