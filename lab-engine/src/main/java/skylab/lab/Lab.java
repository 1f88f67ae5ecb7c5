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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.Call;
import skylab.aws.Door;
import skylab.aws.Identity;
import skylab.aws.Operation;
import skylab.aws.cloudwatch.alarm.AlarmWatcher;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.flowlog.FlowLogWatcher;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.mail.Mail;
import skylab.aws.shape.Shapes;
import skylab.billing.Bill;
import skylab.billing.Ledger;
import skylab.guest.workload.Workload;
import skylab.lab.academy.SessionRefusal;
import skylab.lab.academy.Sessions;
import skylab.lab.addition.Additions;
import skylab.lab.history.Chronicle;
import skylab.lab.history.Happening;
import skylab.lab.history.Past;
import skylab.lab.history.States;
import skylab.lab.serve.Endpoint;
import skylab.lab.ssh.SshAccess;
import skylab.network.internet.Site;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import skylab.world.journal.Durability;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

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
public final class Lab implements LabNetwork, LabTime, AutoCloseable {
    /** The source of actions that are no calls of a service. */
    static final String SOURCE = "lab.skylab";

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
        this.recorder = new Recorder(
                world,
                actions,
                scope,
                log,
                Observer.both(new AlarmWatcher(), Observer.both(new FlowLogWatcher(), observer)));
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
        return open(options, journal, Durability.DISK);
    }

    /**
     * A lab that is saved in a journal.
     *
     * @param durability what an action that has been answered survives
     * @see #open(LabOptions, Path)
     */
    public static Lab open(LabOptions options, Path journal, Durability durability) {
        if (Files.exists(journal)) {
            Lab lab = replay(Journal.read(journal));
            lab.log.continueIn(Journal.resume(journal, durability));
            return lab;
        }
        Lab lab = open(options);
        lab.log.continueIn(Journal.create(journal, options.toHeader(), durability));
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

    /** The messages that AWS has sent to the learner, oldest first: confirmations, alarms. Looking at them costs no time. */
    public List<Message> inbox() {
        return Mail.inbox(world(), scope).stream()
                .map(mail -> new Message(this, mail))
                .toList();
    }

    @Override
    public <C extends SdkClient> C client(Class<C> contract, String region) {
        requireRegion(region);
        return clients.computeIfAbsent(
                        region, name -> new Clients(new FrontDoor(new Scope(scope.account(), name), null)))
                .client(contract);
    }

    private static void requireRegion(String region) {
        if (Zones.ALL.stream().noneMatch(one -> one.name().equals(region))) {
            throw new IllegalArgumentException("there is no region '" + region + "'; there are "
                    + Zones.ALL.stream().map(Zones.Region::name).toList());
        }
    }

    /**
     * The client of a service for somebody else than the learner: a user, or a session of a role.
     *
     * @param caller as whom its calls are made
     * @throws IllegalArgumentException if the lab does not have that service, or there is no such region
     */
    public <C extends SdkClient> C client(Class<C> contract, String region, Identity caller) {
        requireRegion(region);
        return new Clients(new FrontDoor(new Scope(scope.account(), region), caller)).client(contract);
    }

    /** The terminal of the learner's own computer. */
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public Instant now() {
        return world().now();
    }

    @Override
    public String region() {
        return scope.region();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
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

    /** How many actions were done so far. */
    public long actions() {
        return recorder.actions();
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

    /**
     * Gives an instance something to do from now on, to see what CloudWatch, credits, alarms and the bill make of it. Inside
     * it is processes named {@code workload}, one for each vCPU, instead of those of an earlier workload. They end with
     * {@code Workload.none()}, when they are killed, and with the machine when it stops or reboots; a machine that hibernates
     * goes on with them.
     *
     * <pre>{@code
     * lab.load("web", Workload.constant(0.7));
     * lab.load("web", Workload.ramp(0.1, 0.9, Duration.ofHours(1)));
     * lab.load("web", Workload.diurnal(0.05, 0.6, 14).noise(0.1).network(200_000, 2_000_000));
     * lab.load("web", Workload.none());
     * }</pre>
     *
     * @param instance its id or Name tag
     * @throws IllegalArgumentException if there is no such running instance in the lab's region
     */
    public void load(String instance, Workload workload) {
        String id = Faults.instance(world(), scope, instance);
        JsonNode parameters = Loads.parameters(id, workload);
        recorder.act(new Recorder.Action(SOURCE, "Load", region(), parameters, false), tx -> {
            Hosts.load(tx, scope, id, workload);
            return workload;
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

    @Override
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + duration);
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("duration", duration.toString());
        record("Advance", parameters, duration);
    }

    /**
     * Lets virtual time pass up to a moment, because time outside has. It is saved durably with the next action.
     *
     * @param moment nothing happens if it has passed
     */
    public void keepUpWith(Instant moment) {
        Duration duration = Duration.between(now(), moment);
        if (!duration.isNegative()) {
            ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("duration", duration.toString());
            recorder.before(
                    new Recorder.Action(SOURCE, "Advance", region(), parameters, false), tx -> tx.advance(duration));
        }
    }

    private void record(String name, JsonNode parameters, Duration duration) {
        recorder.act(new Recorder.Action(SOURCE, name, region(), parameters, false), tx -> {
            tx.advance(duration);
            return duration;
        });
    }

    @Override
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
            tx.advance(options.call());
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
                new Recorder.Action(SOURCE, "Use", region(), parameters, false), anew, Past.beginning(actions(), anew));
        checkpoints.put(BEGINNING, new Checkpoint(anew, recorder.past()));
    }

    /**
     * Adds to what everybody has in this lab: images that programs know by fixed ids, instance types, prices. What has been added
     * already is not added again; under another profile ({@link #use}) the lab begins without.
     *
     * <pre>{@code
     * lab.add(Additions.parse(Files.readString(Path.of("additions.json"))));
     * }</pre>
     */
    public void add(Additions additions) {
        if (additions.areIn(world(), scope)) {
            return;
        }
        recorder.act(new Recorder.Action(SOURCE, "Add", region(), additions.document(), false), tx -> {
            additions.addTo(tx, scope);
            return additions;
        });
    }

    /** What was done until now, for other labs to {@link #begin} with. */
    public Scenario scenario() {
        return Scenario.of(options, log.entries());
    }

    /**
     * Begins anew as a lab that somebody has prepared. How it was prepared is not in the past of this one, and {@code start}
     * is from now on the checkpoint of this beginning.
     *
     * @throws IllegalArgumentException if the scenario is of another region, or cannot be done again
     */
    public void begin(Scenario scenario) {
        LabOptions prepared = scenario.options();
        if (!prepared.region().equals(region())) {
            throw new IllegalArgumentException(
                    "the scenario is of " + prepared.region() + ", and this lab of " + region());
        }
        Lab other = new Lab(options, Genesis.create(prepared, scope), 0, Log.after(TreePVector.empty()));
        new Replay(other).all(scenario.entries());
        World begun = other.world();
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("scenario", scenario.seal());
        recorder.become(
                new Recorder.Action(SOURCE, "Begin", region(), parameters, false),
                begun,
                Past.beginning(actions(), begun));
        checkpoints.clear();
        checkpoints.put(BEGINNING, new Checkpoint(begun, recorder.past()));
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

    @Override
    public World world(String checkpoint) {
        return kept(checkpoint).world();
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
     * Serves this lab on a free port of this computer: AWS's tools, which are told so by {@link Endpoint#environment}, work on
     * it, until the endpoint is closed. They are not asked for signatures.
     */
    public Endpoint serve() {
        return serve(0);
    }

    /**
     * Serves this lab on a port of this computer.
     *
     * @param port 0 for one that is free
     * @throws java.io.UncheckedIOException if it is taken
     * @see #serve()
     */
    public Endpoint serve(int port) {
        return Endpoint.open(this, port);
    }

    /**
     * Opens a door on a free port of this computer through which OpenSSH, scp and sftp log in to the lab's machines, with the
     * key {@code labsuser.pem}, until it is closed.
     *
     * @throws java.io.UncheckedIOException if there is no port or no place for its files
     */
    public SshAccess sshServer() {
        return SshAccess.open(this, sshLines());
    }

    /** Logins from programs outside. */
    SshLines sshLines() {
        return new SshLines(recorder, scope);
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
        private final Identity caller;

        // Without a caller it is the learner, as whoever that is at the time.
        FrontDoor(Scope scope, Identity caller) {
            this.scope = scope;
            this.caller = caller;
        }

        @Override
        public <Q extends SdkPojo, R extends SdkPojo> Answer<R> call(
                String source, String name, Q request, boolean readOnly, Operation<Q, R> operation) {
            Recorder.Action action =
                    new Recorder.Action(source, name, scope.region(), Shapes.toJson(request), readOnly, caller);
            return recorder.act(action, tx -> {
                tx.advance(options.call());
                Call call = caller == null ? new Call(tx, scope) : new Call(tx, scope, caller);
                return Reception.receive(call, source, name, request, readOnly, operation);
            });
        }

        @Override
        public void pass(Duration duration) {
            advance(duration);
        }
    }
}
