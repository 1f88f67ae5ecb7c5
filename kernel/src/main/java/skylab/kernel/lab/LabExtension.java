package skylab.kernel.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import skylab.kernel.display.LibraryRenderer;
import skylab.kernel.display.Renderer;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.magic.Magic;
import skylab.kernel.text.Messages;
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

    private Messages messages;
    private Lab lab;
    /** Stands for the lab in completions until there is one; nobody else sees it. */
    private Lab preview;

    private CompletionContributor completion;

    @Override
    public void start(KernelContext context) {
        messages = context.messages();
    }

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
        return List.of(
                new LibraryRenderer(
                        Set.of("software.amazon.awssdk.core.SdkPojo"), () -> new ShapeRenderer(messages)),
                new LibraryRenderer(Set.of("skylab.kernel.chart.CloudWatchChart"), ChartRenderer::new));
    }

    @Override
    public List<ErrorTeacher> teachers() {
        return List.of(new AwsErrorTeacher());
    }

    @Override
    public List<CompletionContributor> completions() {
        return List.of((code, cursor) -> completion().complete(code, cursor));
    }

    private synchronized CompletionContributor completion() {
        if (completion == null) {
            completion = new LabCompletion(this::values);
        }
        return completion;
    }

    /** The values of the lab. Asking does not begin a lab, nor does it cost virtual time. */
    private synchronized LabValues values() {
        if (lab == null && preview == null) {
            preview = Lab.open(options());
        }
        Lab shown = lab == null ? preview : lab;
        return new LabValues(shown.world(), shown.scope());
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
            String journal = System.getenv("SKYLAB_JOURNAL");
            lab = journal == null ? Lab.open(options()) : Lab.open(options(), Path.of(journal));
        }
        return lab;
    }

    private static LabOptions options() {
        return LabOptions.seed(Long.parseLong(System.getenv().getOrDefault("SKYLAB_SEED", DEFAULT_SEED)));
    }
}
