package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.kernel.chart.CloudWatchConsole;
import skylab.kernel.course.CourseMagics;
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
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Brings the lab: {@code lab}, {@code ec2} and {@code cloudwatch} in every cell, the terminal as {@code %%sh}.
 */
public final class LabExtension implements KernelExtension {
    private final CurrentLab current = new CurrentLab(System.getenv());
    private Messages messages;
    private CompletionContributor completion;

    @Override
    public void start(KernelContext context) {
        messages = context.messages();
        CloudWatchConsole.connect(() -> console(current.get()));
    }

    private static CloudWatchConsole console(Lab lab) {
        return new CloudWatchConsole(
                lab::cloudwatch, region -> lab.client(CloudWatchLogsClient.class, region), lab.region(), lab.now());
    }

    @Override
    public List<String> imports() {
        return List.of(
                "skylab.lab.*",
                "skylab.guest.workload.Workload",
                "static skylab.lab.Probe.*",
                "skylab.network.AddressBlock",
                "skylab.network.Cidr",
                "skylab.kernel.chart.*",
                "static skylab.kernel.chart.Charts.*",
                "static skylab.kernel.lab.Refusals.*");
    }

    @Override
    public List<Binding> bindings() {
        return List.of(
                new Binding("lab", "skylab.lab.Lab", current::get),
                new Binding("ec2", "software.amazon.awssdk.services.ec2.Ec2Client", () -> current.get()
                        .ec2()),
                new Binding(
                        "cloudwatch", "software.amazon.awssdk.services.cloudwatch.CloudWatchClient", () -> current.get()
                                .cloudwatch()));
    }

    @Override
    public List<Magic> magics() {
        List<Magic> magics = new ArrayList<>(CourseMagics.of(current::get));
        magics.addAll(List.of(
                new ShellMagic(current::get),
                new SshMagic(current::get),
                new AwsMagic(current::get),
                new AdvanceMagic(current::get),
                new TraceMagic(current::get, current::values),
                new BillMagic(current::get),
                new WhichLabMagic(current, this::bindings)));
        return magics;
    }

    @Override
    public List<Renderer> renderers() {
        return List.of(
                new LibraryRenderer(Set.of("software.amazon.awssdk.core.SdkPojo"), () -> new ShapeRenderer(messages)),
                new LibraryRenderer(Set.of("skylab.lab.Trace"), () -> new TraceRenderer(messages.language())),
                new LibraryRenderer(
                        Set.of("skylab.billing.Bill", "skylab.kernel.lab.BillView"),
                        () -> new BillRenderer(messages.language())),
                new LibraryRenderer(
                        Set.of("skylab.kernel.chart.Drawing"), () -> new ChartRenderer(messages.language())),
                new LibraryRenderer(
                        Set.of("skylab.kernel.chart.DashboardView"), () -> new DashboardRenderer(messages.language())),
                new LibraryRenderer(
                        Set.of("skylab.network.proof.Finding"), () -> new FindingRenderer(messages.language())),
                new LibraryRenderer(Set.of("skylab.lab.LabSession"), () -> new SessionRenderer(messages.language())),
                new LibraryRenderer(Set.of("skylab.lab.Picture"), () -> new PictureRenderer(messages.language())));
    }

    @Override
    public List<ErrorTeacher> teachers() {
        return List.of(new AwsErrorTeacher(), new SessionTeacher(), new LabTeacher());
    }

    @Override
    public List<CompletionContributor> completions() {
        return List.of((code, cursor) -> completion().complete(code, cursor), new AwsCompletion(current::values));
    }

    private synchronized CompletionContributor completion() {
        if (completion == null) {
            completion = new LabCompletion(current::values);
        }
        return completion;
    }

    @Override
    public void close() {
        current.close();
    }
}
