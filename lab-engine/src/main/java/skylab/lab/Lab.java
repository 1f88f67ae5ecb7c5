package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Door;
import skylab.aws.Identity;
import skylab.aws.Operation;
import skylab.aws.cloudwatch.alarm.AlarmWatcher;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.place.NewRegion;
import skylab.aws.mail.Mail;
import skylab.aws.shape.Shapes;
import skylab.billing.Bill;
import skylab.billing.Ledger;
import skylab.lab.academy.LearnerLabPolicy;
import skylab.lab.academy.SessionRefusal;
import skylab.lab.academy.Sessions;
import skylab.lab.history.Change;
import skylab.lab.history.Chronicle;
import skylab.lab.history.Happening;
import skylab.lab.history.Inventory;
import skylab.lab.history.Moments;
import skylab.lab.history.Past;
import skylab.lab.history.States;
import skylab.network.internet.Site;
import skylab.network.packet.Journey;
import skylab.network.packet.NatTable;
import skylab.network.proof.Difference;
import skylab.network.proof.Exposure;
import skylab.network.proof.Proof;
import skylab.network.proof.Reachable;
import skylab.network.proof.Shadows;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Vpc;
import skylab.world.Kind;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2instanceconnect.Ec2InstanceConnectClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * A cloud of one's own: AWS clients, the machines behind them, a terminal, and time that can be moved.
 *
 * <pre>{@code
 * Lab lab = Lab.open(LabOptions.seed(7));
 * lab.ec2().runInstances(r -> r.imageId("ami-…").instanceType("t3.micro").minCount(1).maxCount(1));
 * lab.advance("45d");
 * }</pre>
 *
 * <p>Time moves only when something asks: a call or a line typed at the terminal costs a second, waiting and {@link
 * #advance} move it at once to where they point. Everything that is done is written to the journal; doing it again
 * gives the same lab, byte for byte. Safe for use by several threads: actions happen one after the other.
 */
public final class Lab implements AutoCloseable {
    /** The source of actions that are no calls of a service. */
    static final String SOURCE = "lab.skylab";

    /** What a call costs. */
    private static final Duration CALL = Duration.ofSeconds(1);

    /** Where CloudTrail writes down the calls of services that have no regions. */
    private static final String GLOBAL_SERVICES = "us-east-1";

    private static final String BEGINNING = "start";

    private final LabOptions options;
    private final Scope scope;
    private final Log log;
    private final Recorder recorder;
    private final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();
    private final Map<String, Clients> clients = new ConcurrentHashMap<>();
    private final Terminal terminal;

    Lab(LabOptions options, World world, long actions, Log log) {
        this(options, world, actions, log, Observer.NONE);
    }

    private Lab(LabOptions options, World world, long actions, Log log, Observer observer) {
        this.options = options;
        this.scope = new Scope(options.account(), options.region());
        this.log = log;
        this.recorder = new Recorder(world, actions, scope, log, Observer.both(new AlarmWatcher(), observer));
        this.terminal = new Terminal(recorder, scope);
        checkpoints.put(BEGINNING, new Checkpoint(world, recorder.past()));
    }

    /** A new lab, in memory only. */
    public static Lab open(LabOptions options) {
        Scope scope = new Scope(options.account(), options.region());
        return new Lab(options, Genesis.create(options, scope), 0, Log.after(TreePVector.empty()));
    }

    /**
     * A lab that is saved in a journal. If the file exists the lab in it goes on where it ended, whatever the options
     * say; otherwise a new lab begins.
     *
     * @throws skylab.world.journal.DamagedJournal if the file is there and cannot be read
     */
    public static Lab open(LabOptions options, Path journal) {
        if (Files.exists(journal)) {
            Lab lab = replay(Journal.read(journal));
            lab.log.continueIn(Journal.resume(journal));
            return lab;
        }
        Lab lab = open(options);
        lab.log.continueIn(Journal.create(journal, options.toHeader()));
        return lab;
    }

    /**
     * The lab that comes of doing again what a journal says was done, in memory only. What the journal says about
     * results is not looked at.
     */
    public static Lab replay(Journal.Contents contents) {
        Lab lab = open(LabOptions.fromHeader(contents.header()));
        new Replay(lab).all(contents.entries());
        return lab;
    }

    /** Where, when, and how much was done in it. */
    @Override
    public String toString() {
        return "Lab[region=" + region() + ", now=" + now() + ", actions=" + actions() + "]";
    }

    /** EC2 in the lab's region: the SDK's own client. */
    public Ec2Client ec2() {
        return ec2(region());
    }

    /**
     * EC2 in another region of the same account. A region begins with its default VPC, made when it is first used. The
     * terminal is on the network of the lab's own region: it does not reach machines of others.
     *
     * @param region e.g. {@code us-west-2}
     * @throws IllegalArgumentException if there is no such region
     */
    public Ec2Client ec2(String region) {
        return client(Ec2Client.class, region);
    }

    /** CloudWatch in the lab's region: the SDK's own client. */
    public CloudWatchClient cloudwatch() {
        return cloudwatch(region());
    }

    /**
     * CloudWatch in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public CloudWatchClient cloudwatch(String region) {
        return client(CloudWatchClient.class, region);
    }

    /** CloudWatch Logs in the lab's region: the SDK's own client. */
    public CloudWatchLogsClient logs() {
        return logs(region());
    }

    /**
     * CloudWatch Logs in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public CloudWatchLogsClient logs(String region) {
        return client(CloudWatchLogsClient.class, region);
    }

    /** Simple Notification Service in the lab's region: the SDK's own client. */
    public SnsClient sns() {
        return sns(region());
    }

    /**
     * Simple Notification Service in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public SnsClient sns(String region) {
        return client(SnsClient.class, region);
    }

    /** The messages that AWS has sent to the learner, oldest first: confirmations, alarms. Looking at them costs no time. */
    public List<Message> inbox() {
        return Mail.inbox(world(), scope).stream()
                .map(mail -> new Message(this, mail))
                .toList();
    }

    /** Systems Manager in the lab's region: the SDK's own client. */
    public SsmClient ssm() {
        return ssm(region());
    }

    /**
     * Systems Manager in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public SsmClient ssm(String region) {
        return client(SsmClient.class, region);
    }

    /** The Security Token Service in the lab's region: the SDK's own client. */
    public StsClient sts() {
        return client(StsClient.class, region());
    }

    /** IAM, which has no regions: the SDK's own client. */
    public IamClient iam() {
        return client(IamClient.class, GLOBAL_SERVICES);
    }

    /** AWS Budgets, which has no regions: the SDK's own client. */
    public BudgetsClient budgets() {
        return client(BudgetsClient.class, GLOBAL_SERVICES);
    }

    /** Cost Explorer, which has no regions: the SDK's own client. */
    public CostExplorerClient costExplorer() {
        return client(CostExplorerClient.class, GLOBAL_SERVICES);
    }

    /** EC2 Instance Connect in the lab's region: the SDK's own client. */
    public Ec2InstanceConnectClient ec2InstanceConnect() {
        return ec2InstanceConnect(region());
    }

    /**
     * EC2 Instance Connect in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public Ec2InstanceConnectClient ec2InstanceConnect(String region) {
        return client(Ec2InstanceConnectClient.class, region);
    }

    /** The EBS direct APIs in the lab's region: the SDK's own client. */
    public EbsClient ebs() {
        return ebs(region());
    }

    /**
     * The EBS direct APIs in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public EbsClient ebs(String region) {
        return client(EbsClient.class, region);
    }

    /**
     * The client of a service in the lab's region.
     *
     * @param contract the SDK's interface, e.g. {@code Ec2Client.class}
     * @throws IllegalArgumentException if the lab does not have that service
     */
    public <C extends SdkClient> C client(Class<C> contract) {
        return client(contract, region());
    }

    /**
     * The client of a service in a region of the same account.
     *
     * @param contract the SDK's interface, e.g. {@code Ec2Client.class}
     * @throws IllegalArgumentException if the lab does not have that service, or there is no such region
     */
    public <C extends SdkClient> C client(Class<C> contract, String region) {
        if (Zones.ALL.stream().noneMatch(one -> one.name().equals(region))) {
            throw new IllegalArgumentException("there is no region '" + region + "'; there are "
                    + Zones.ALL.stream().map(Zones.Region::name).toList());
        }
        return clients.computeIfAbsent(region, name -> new Clients(new FrontDoor(new Scope(scope.account(), name))))
                .client(contract);
    }

    /**
     * Makes a VPC with subnets, route tables and gateways in the lab's region, as the console's "VPC and more" does: by calls
     * that are written to the journal one by one. What was made before a call is refused stays, as in the console.
     *
     * @return the ids of what was made
     * @throws IllegalArgumentException if the console would not offer it
     * @throws software.amazon.awssdk.services.ec2.model.Ec2Exception if a call is refused
     */
    public VpcTree createVpcAndMore(VpcAndMore plan) {
        return VpcBuilder.build(ec2(), plan, region());
    }

    /** The terminal of the learner's own computer. */
    public Terminal terminal() {
        return terminal;
    }

    /** The virtual time. */
    public Instant now() {
        return world().now();
    }

    /** The region of the clients and the terminal. */
    public String region() {
        return scope.region();
    }

    /** The account and region that this lab's actions are in. */
    public Scope scope() {
        return scope;
    }

    /** The present state as a value. */
    public World world() {
        return recorder.world();
    }

    /**
     * What was done so far, as CloudTrail records. What was answered is not kept but follows from the actions: this does
     * them again, in another lab.
     */
    public List<Entry> journal() {
        Lab again = new Lab(options, Genesis.create(options, scope), 0, Log.complete());
        new Replay(again).all(log.entries());
        return again.log.entries();
    }

    /**
     * What happened so far, oldest first: what was done, refusals included, and the states that resources went through. It
     * follows from the actions: this does them again, in another lab.
     */
    public List<Happening> timeline() {
        Lab again = new Lab(options, Genesis.create(options, scope), 0, Log.complete(), new States());
        new Replay(again).all(log.entries());
        return Chronicle.of(again.log.entries(), again.world());
    }

    /**
     * A VPC of the lab's region as a picture, which a notebook shows.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    public Picture picture(String vpcId) {
        return picture(vpcId, Optional.empty());
    }

    /**
     * A VPC of the lab's region as a picture with the way of a packet on it, as far as it passes this VPC.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    public Picture picture(String vpcId, Journey journey) {
        return picture(vpcId, Optional.of(journey));
    }

    /**
     * A VPC of the lab's region as a picture with what {@link #trace} has found on it, as far as it passes this VPC.
     *
     * @throws IllegalArgumentException if there is no such VPC
     */
    public Picture picture(String vpcId, Trace trace) {
        return picture(vpcId, Optional.of(trace.journey()));
    }

    private Picture picture(String vpcId, Optional<Journey> journey) {
        World now = world();
        Vpc vpc = now.table(scope, Vpc.VPCS).get(vpcId).orElseThrow(() -> unknown("VPC", vpcId, Vpc.VPCS));
        return new Picture(now, scope, vpc, journey);
    }

    /**
     * A route table of the lab's region, line by line; a notebook shows it as a table.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public List<RouteRow> routes(String routeTableId) {
        return world().table(scope, RouteTable.ROUTE_TABLES)
                .get(routeTableId)
                .map(table -> RouteRow.of(world(), scope, table))
                .orElseThrow(() -> unknown("route table", routeTableId, RouteTable.ROUTE_TABLES));
    }

    private IllegalArgumentException unknown(String noun, String id, Kind<?> kind) {
        return new IllegalArgumentException("there is no " + noun + " '" + id + "' in " + region() + "; there are "
                + world().table(scope, kind).ids());
    }

    /** How many actions were done so far. */
    public long actions() {
        return recorder.actions();
    }

    /**
     * What would become of a packet that is sent now, hop by hop, and of its answer. Nothing is sent, and no time passes.
     *
     * @param from the sender: an instance or interface by its id or Name tag, an address, {@code internet}, or {@code me}
     *     for the learner's own computer
     * @param to the receiver, likewise, or the name of a host. An instance is meant by its private address for those of
     *     its VPC, by its public one for others
     * @param probe what is sent, e.g. {@code Probe.tcp(22)}
     * @throws IllegalArgumentException if one of the ends is not there
     */
    public Trace trace(String from, String to, Probe probe) {
        return Traces.of(world(), scope, from, to, probe);
    }

    /**
     * Carries the learner's own computer to another site, such as a class room: it is known by another public address there,
     * and the site's firewall may block ports. Connections from the old address hang.
     *
     * @param address the site's public IPv4 address
     * @param blocked TCP ports, 1 to 65535, to which the site's firewall lets no connection out
     * @throws IllegalArgumentException if it is not a public address that is free, or not a port
     */
    public void moveTo(String address, int... blocked) {
        Site site = Sites.of(world(), scope, address, blocked);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("address", address);
        site.blocked().forEach(parameters.putArray("blocked")::add);
        recorder.act(new Recorder.Action(SOURCE, "Move", region(), parameters, false), tx -> {
            OwnComputer.move(tx, scope, site);
            return site;
        });
    }

    /**
     * Breaks something of the cloud itself, to see what goes on without it and what AWS shows of it: status checks,
     * metrics, events. A fault that is there already changes nothing.
     *
     * <pre>{@code
     * lab.fail(Fault.zone("us-east-1a"));
     * lab.fail(Fault.host("web"));
     * lab.fail(Fault.disk("vol-…"));
     * lab.fail(Fault.path("subnet-…", "subnet-…"));
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no such thing in the lab's region, or its instance does not run
     */
    public void fail(Fault fault) {
        Fault checked = Faults.checked(world(), scope, fault);
        recorder.act(new Recorder.Action(SOURCE, "Fail", region(), parameters(checked), false), tx -> {
            Faults.fail(tx, scope, checked);
            return checked;
        });
    }

    /**
     * Repairs what {@link #fail} has broken. What was lost stays lost: memory, and disks of hosts that failed.
     *
     * @param fault as it was given to {@link #fail}, or as {@link #faults} shows it
     * @throws IllegalArgumentException if there is no such thing in the lab's region
     */
    public void repair(Fault fault) {
        Fault checked = Faults.checked(world(), scope, fault);
        recorder.act(new Recorder.Action(SOURCE, "Repair", region(), parameters(checked), false), tx -> {
            Faults.repair(tx, scope, checked);
            return checked;
        });
    }

    /** What is broken now: what {@link #fail} broke and neither {@link #repair} nor AWS has repaired. */
    public List<Fault> faults() {
        return Faults.all(world(), scope);
    }

    private static JsonNode parameters(Fault fault) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", fault.kind().name())
                .put("subject", fault.subject())
                .put("other", fault.other());
    }

    /** Where the learner's own computer is. */
    public Site site() {
        return Site.of(world(), scope, OwnComputer.ID);
    }

    /**
     * The flows that a NAT gateway of the lab's region translates, or a machine with rules for that, oldest first: which
     * machine and port stands behind which port outside.
     *
     * @param natId {@code nat-…} or {@code i-…}; an unknown one translates nothing
     */
    public List<NatTable.Line> natTable(String natId) {
        return NatTable.of(world(), scope, natId);
    }

    /** What the account has been charged until now, in all regions. */
    public Bill bill() {
        return bill(options.start(), now());
    }

    /**
     * What the account is charged for a span of time, in all regions.
     *
     * @param from inclusive
     * @param to exclusive; of the time to come it is a forecast
     */
    public Bill bill(Instant from, Instant to) {
        return Bills.of(world(), scope.account(), from, to);
    }

    /**
     * What the account will be charged from now on if everything that is in use now goes on.
     *
     * @param duration such as {@code 30d}
     * @throws IllegalArgumentException if it is not a duration
     */
    public Bill forecast(String duration) {
        return bill(now(), now().plus(Durations.parse(duration)));
    }

    /**
     * Gives the account the free tier of accounts that were made before 15 July 2025: for twelve months from the beginning of the
     * lab. Bills of months that have gone by follow it too.
     */
    public void useFreeTier() {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        recorder.act(new Recorder.Action(SOURCE, "FreeTier", region(), nothing, false), tx -> {
            Instant end = options.start().atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
            Ledger.setFreeTier(tx, scope.account(), end);
            return end;
        });
    }

    /** Lets virtual time pass. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + duration);
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("duration", duration.toString());
        record("Advance", parameters, duration);
    }

    private void record(String name, JsonNode parameters, Duration duration) {
        recorder.act(new Recorder.Action(SOURCE, name, region(), parameters, false), tx -> {
            tx.advance(duration);
            return duration;
        });
    }

    /**
     * Lets virtual time pass.
     *
     * @param duration such as {@code 45d}, {@code 2h30m}, {@code 90s}, or ISO 8601
     * @throws IllegalArgumentException if it is none of these
     */
    public void advance(String duration) {
        advance(Durations.parse(duration));
    }

    /** Lets virtual time pass up to a moment. */
    public void advanceTo(Instant moment) {
        advance(Duration.between(now(), moment));
    }

    /**
     * Lets virtual time pass up to a moment.
     *
     * @param moment such as {@code 2026-03-02T09:30:00Z}; without an offset it is UTC, a date is its beginning
     * @throws IllegalArgumentException if it is none, or has passed
     */
    public void advanceTo(String moment) {
        advanceTo(Moments.parse(moment));
    }

    /**
     * This lab as it was at an earlier moment, as a lab of its own to look at or to go another way in; neither changes the
     * other. An action counts from when it had ended. At most 64 actions are done again for it.
     *
     * @throws IllegalArgumentException if the moment is before the lab's beginning or has not come yet
     */
    public Lab at(Instant moment) {
        Past past;
        PVector<Entry> entries;
        World present;
        synchronized (recorder) {
            past = recorder.past();
            entries = log.entries();
            present = world();
        }
        Instant beginning = past.stations().get(0).world().now();
        if (moment.isBefore(beginning) || moment.isAfter(present.now())) {
            throw new IllegalArgumentException(
                    "this lab knows the time from " + beginning + " to " + present.now() + ", not " + moment);
        }
        Past until = past.until(moment);
        Past.Station station = until.last();
        int from = (int) station.actions();
        int to = from;
        while (to < entries.size() && !entries.get(to).eventTime().isAfter(moment)) {
            to++;
        }
        Lab then = new Lab(options, station.world(), from, Log.after(entries.subList(0, from)));
        then.checkpoints.putAll(checkpoints);
        then.recorder.remember(until);
        new Replay(then).all(entries.subList(from, to));
        if (then.now().isBefore(moment)) {
            then.advanceTo(moment);
        }
        return then;
    }

    /**
     * This lab as it was at an earlier moment.
     *
     * @param moment such as {@code 2026-03-02T09:30:00Z}; without an offset it is UTC, a date is its beginning
     * @throws IllegalArgumentException if it is none, or the lab does not know it
     * @see #at(Instant)
     */
    public Lab at(String moment) {
        return at(Moments.parse(moment));
    }

    /**
     * Presses Start Lab on the Learner Lab's page: a session begins, with new credentials, and all stopped instances are
     * started again. In a session it only sets the timer anew.
     *
     * @throws SessionRefusal if the account is lost, or the lab is no Learner Lab
     */
    public void start() {
        press("Start", Sessions::start);
    }

    /**
     * Presses End Lab: running instances are stopped, everything is kept, and calls are refused until the next {@link
     * #start}. The same happens when the timer is at 0:00.
     *
     * @throws SessionRefusal if the account is lost, or the lab is no Learner Lab
     */
    public void end() {
        press("End", Sessions::end);
    }

    /**
     * Presses Reset: all resources are deleted. What was spent stays spent.
     *
     * @throws SessionRefusal if the account is lost, or the lab is no Learner Lab
     */
    public void reset() {
        press("Reset", Sessions::reset);
    }

    private void press(String button, BiConsumer<Transaction, String> change) {
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        recorder.act(new Recorder.Action(SOURCE, button, region(), nothing, false), tx -> {
            tx.advance(CALL);
            change.accept(tx, scope.account());
            return button;
        });
    }

    /**
     * Works under another profile: the lab begins anew, from its beginning, unless it is under that profile already. To be
     * called before anything else is done.
     *
     * @param profile e.g. {@link Profile#OWN_ACCOUNT}
     */
    public void use(Profile profile) {
        if (profile.equals(profile())) {
            return;
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        profile.write(parameters);
        World anew = Genesis.create(options.under(profile), scope);
        recorder.become(
                new Recorder.Action(SOURCE, "Use", region(), parameters, false),
                anew,
                Past.beginning(actions(), anew));
        checkpoints.put(BEGINNING, new Checkpoint(anew, recorder.past()));
    }

    /** Under which rules it is. */
    public Profile profile() {
        return Profile.of(world(), scope.account());
    }

    /** The session of the Learner Lab: its state, its timer, its budget. */
    public LabSession session() {
        return LabSession.of(world(), scope.account());
    }

    /** The keys that calls are signed with, for other programs. */
    public LabCredentials credentials() {
        return LabCredentials.of(world(), identity());
    }

    /** As whom calls are made. */
    public Identity identity() {
        return Identity.of(world(), scope.account());
    }

    /** Keeps the present state under a name, for {@link #restore}; costs nothing. */
    public void checkpoint(String name) {
        recorder.act(new Recorder.Action(SOURCE, "Checkpoint", region(), named(name), false), tx -> {
            checkpoints.put(name, new Checkpoint(tx.world(), recorder.past()));
            return name;
        });
    }

    /**
     * Goes back to a state that was kept; {@code start} is the beginning of the lab.
     *
     * @throws IllegalArgumentException if no state has that name
     */
    public void restore(String name) {
        Checkpoint kept = kept(name);
        recorder.become(
                new Recorder.Action(SOURCE, "Restore", region(), named(name), false), kept.world(), kept.past());
    }

    /** A state that was kept, and the way to it. */
    private record Checkpoint(World world, Past past) {}

    private Checkpoint kept(String name) {
        Checkpoint kept = checkpoints.get(name);
        if (kept == null) {
            throw new IllegalArgumentException("there is no checkpoint '" + name + "'; there are "
                    + checkpoints.keySet().stream().sorted().toList());
        }
        return kept;
    }

    /**
     * Which protocols, ports and sources get from one place to another and back: proved over all packets at once, not
     * tried. Costs no time; whether a program listens there is not asked.
     *
     * @param from the id or Name tag of an instance or network interface; {@code internet}, {@code me} for the learner's
     *     own computer, or an address
     * @param to likewise
     * @throws IllegalArgumentException if there is no such place, or both are outside of the lab
     */
    public Reachable reachable(String from, String to) {
        Ends ends = new Ends(world(), scope(), Hosts.MACHINES.net());
        return proof(world()).reachable(ends.place(from), ends.place(to));
    }

    /** What the Internet reaches: per network interface the protocols, ports and sources. */
    public Exposure exposed() {
        return proof(world()).exposed();
    }

    /** The rules of network ACLs, security groups and route tables that never decide anything. */
    public Shadows shadowed() {
        return proof(world()).shadowed();
    }

    /**
     * What was made, deleted or changed between two moments, of this lab or of forks: by resource, as its service describes
     * it.
     *
     * @param before an earlier {@link #world}
     * @param after a later one
     */
    public List<Change> diff(World before, World after) {
        return Inventory.of(before, scope, Services.ALL).to(Inventory.of(after, scope, Services.ALL));
    }

    /**
     * What was made, deleted or changed between two moments.
     *
     * @param before the name of a checkpoint; {@code start} is the beginning of the lab
     * @param after the name of another
     * @throws IllegalArgumentException if no state has that name
     */
    public List<Change> diff(String before, String after) {
        return diff(kept(before).world(), kept(after).world());
    }

    /**
     * What was made, deleted or changed since a moment.
     *
     * @param before the name of a checkpoint
     * @throws IllegalArgumentException if no state has that name
     */
    public List<Change> diff(String before) {
        return diff(kept(before).world(), world());
    }

    /**
     * What became reachable or unreachable between two moments, of this lab or of forks.
     *
     * @param before an earlier {@link #world}
     * @param after a later one
     */
    public Difference difference(World before, World after) {
        return proof(before).difference(proof(after));
    }

    /**
     * What became reachable or unreachable between two moments.
     *
     * @param before the name of a checkpoint; {@code start} is the beginning of the lab
     * @param after the name of another
     * @throws IllegalArgumentException if no state has that name
     */
    public Difference difference(String before, String after) {
        return difference(kept(before).world(), kept(after).world());
    }

    /**
     * What became reachable or unreachable since a moment.
     *
     * @param before the name of a checkpoint
     * @throws IllegalArgumentException if no state has that name
     */
    public Difference difference(String before) {
        return difference(kept(before).world(), world());
    }

    private Proof proof(World of) {
        return new Proof(of, scope);
    }

    /** Another lab that begins with the present state of this one; neither changes the other. In memory only. */
    public Lab fork() {
        Lab fork = new Lab(options, world(), recorder.actions(), Log.after(log.entries()));
        fork.recorder.remember(recorder.past());
        fork.checkpoints.putAll(checkpoints);
        return fork;
    }

    /** Closes the journal. What was done is on the disk already. */
    @Override
    public void close() {
        log.close();
    }

    private static JsonNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private final class FrontDoor implements Door {
        private final Scope scope;

        FrontDoor(Scope scope) {
            this.scope = scope;
        }

        @Override
        public <Q extends SdkPojo, R extends SdkPojo> Answer<R> call(
                String source, String name, Q request, boolean readOnly, Operation<Q, R> operation) {
            Recorder.Action action =
                    new Recorder.Action(source, name, scope.region(), Shapes.toJson(request), readOnly);
            return recorder.act(action, tx -> {
                tx.advance(CALL);
                if (Zones.region(scope.region()).optIn()) {
                    // A region that has to be enabled first, which nobody has done.
                    throw new AwsError("AuthFailure", "AWS was not able to validate the provided access credentials");
                }
                NewRegion.open(tx, scope);
                if (!readOnly) {
                    // What machines have sent until now went where the world as it was until now let it go.
                    Hosts.MACHINES.settle(tx, scope);
                }
                Call call = new Call(tx, scope);
                LearnerLabPolicy.admit(call, source, name, request);
                R response = operation.apply(call, request);
                if (!readOnly) {
                    LearnerLabPolicy.done(call, source);
                }
                return response;
            });
        }

        @Override
        public void pass(Duration duration) {
            advance(duration);
        }
    }
}
