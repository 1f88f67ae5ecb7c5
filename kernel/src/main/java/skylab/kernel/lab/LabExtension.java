package skylab.kernel.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import skylab.kernel.display.Renderer;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.magic.Magic;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

/**
 * Brings the lab: {@code lab}, {@code ec2} and {@code cloudwatch} in every cell, the terminal as {@code %%sh}.
 *
 * <p>The environment may say which lab: {@code SKYLAB_SEED} is a number (another one gives other ids), {@code
 * SKYLAB_JOURNAL} a file in which the lab is saved and from which it goes on.
 */
public final class LabExtension implements KernelExtension {
    private static final String DEFAULT_SEED = "2026";

    private Lab lab;

    @Override
    public List<String> imports() {
        return List.of("skylab.lab.*", "skylab.kernel.chart.*", "static skylab.kernel.chart.Charts.*");
    }

    @Override
    public List<Binding> bindings() {
        return List.of(
                new Binding("lab", "skylab.lab.Lab", this::lab),
                new Binding("ec2", "software.amazon.awssdk.services.ec2.Ec2Client", () -> lab().ec2()),
                new Binding(
                        "cloudwatch",
                        "software.amazon.awssdk.services.cloudwatch.CloudWatchClient",
                        () -> lab().cloudwatch()));
    }

    @Override
    public List<Magic> magics() {
        return List.of(new ShellMagic(this::lab), new SshMagic(this::lab), new AdvanceMagic(this::lab));
    }

    @Override
    public List<Renderer> renderers() {
        return List.of(new ShapeRenderer(), new ChartRenderer());
    }

    @Override
    public List<ErrorTeacher> teachers() {
        return List.of(new AwsErrorTeacher());
    }

    @Override
    public synchronized void close() {
        if (lab != null) {
            lab.close();
        }
    }

    /** The lab, made when a cell first needs it. */
    private synchronized Lab lab() {
        if (lab == null) {
            Map<String, String> environment = System.getenv();
            LabOptions options = LabOptions.seed(Long.parseLong(environment.getOrDefault("SKYLAB_SEED", DEFAULT_SEED)));
            String journal = environment.get("SKYLAB_JOURNAL");
            lab = journal == null ? Lab.open(options) : Lab.open(options, Path.of(journal));
        }
        return lab;
    }
}
