internal import Glibc
internal import Records
internal import Reports
internal import Screens
internal import Storage
internal import Terminal

/// Shows the screens over a file: events in, frames out, every change saved, every colleague's change shown.
struct Runner {
  let opened: OpenedFile
  let options: ScreenOptions
  /// Whether the file becomes the organisation opened last.
  var isNoted = false

  func run() throws {
    let library = try Program.library()
    let terminal: Terminal
    do throws(TerminalProblem) {
      terminal = try Terminal(environment: Environment.all)
    } catch {
      throw Failure(error.description)
    }
    defer { terminal.close() }
    if isNoted { Environment.noteLastFile(opened.path) }
    var state = firstState(library, terminal.size)
    state.show(options.pane)
    var keeping = makeKeeping(state.session)
    var isRunning = true
    while isRunning {
      showNews(keeping: &keeping, in: &state)
      terminal.show(state.view())
      let event = terminal.nextEvent(
        timeoutMilliseconds: state.canReadAhead ? 0 : patience(keeping))
      state.now = Clock.now
      state.setToday(options.today.day)
      // Saving may have ended while we waited: a question about unsaved changes must know.
      showNews(keeping: &keeping, in: &state)
      for effect in state.update(event) {
        isRunning = carryOut(effect, &state, terminal, &keeping) && isRunning
      }
      keeping.tryAgain()
      keeping.save(state, on: state.today)
    }
    keeping.finish(&state, on: state.today)
    terminal.close()
    if case .failed(let problem) = keeping.keeper.state, keeping.hasUnsaved(state), !state.isCopied
    {
      throw Failure(problem.description)
    }
  }

  private func firstState(_ library: Library, _ size: Size) -> State {
    let past = options.today.past(of: opened.organisation)
    return State(
      organisation: past ?? opened.organisation,
      session: Session(
        who: options.who.name,
        isReadOnly: options.isReadOnly, isPast: past != nil, library: library,
        fileName: opened.name),
      today: options.today.day, now: Clock.now, size: size, seed: UInt64.random(in: 0...UInt64.max))
  }

  private func makeKeeping(_ session: Session) -> Keeping {
    // Who only looks writes nothing beside the file.
    let presence = Presence(path: opened.path, who: session.isReadOnly ? nil : session.who)
    let keeper = Keeper(
      path: opened.path, stamp: opened.stamp, organisation: opened.organisation.profile.id,
      who: session.who, presence: presence,
      clock: { Clock.seconds }, wake: Terminal.wake)
    keeper.startWatching()
    return Keeping(keeper, stamp: opened.stamp) { Clock.seconds }
  }

  /// Shows what happened to the file, and whether everything is saved.
  private func showNews(keeping: inout Keeping, in state: inout State) {
    let isPast = state.session.isPast
    let keeperState = keeping.takeNews(into: &state) { theirs in
      isPast ? options.today.past(of: theirs) ?? theirs : theirs
    }
    state.save =
      switch keeperState {
      case .saved(let seconds): .saved(at: seconds.map(Clock.hourAndMinute) ?? "")
      case .saving: .saving
      case .failed(let problem): .failed(problem.description)
      }
  }

  /// How long to wait for an event: until midnight, or until the next attempt to save.
  private func patience(_ keeping: Keeping) -> Int? {
    keeping.millisecondsToRetry
      ?? (options.today.fixed == nil ? Clock.millisecondsToMidnight : nil)
  }

  /// - Returns: whether the program goes on.
  private func carryOut(
    _ effect: Effect, _ state: inout State, _ terminal: Terminal, _ keeping: inout Keeping
  ) -> Bool {
    switch effect {
    case .quit: return false
    case .suspend:
      terminal.suspend()
      _ = state.update(.resize(terminal.size))
    case .repaint: terminal.repaint()
    case .retrySaving: keeping.retry()
    case .saveCopy(let path): saveCopy(at: path.map(Environment.expandingHome), &state)
    case .listVersions: state.choose(among: versions)
    case .putBack(let path): putBack(path, &state)
    case .fingerprint(let reference, let place):
      takeFingerprint(of: reference, in: place, &state)
    case .importCSV(let file): importCSV(file, &state)
    case .write(let paper, let name, let overwrites):
      write(paper, to: name, overwrites: overwrites, &state)
    case .editOutside(let text):
      var edited: String?
      terminal.runOutside { edited = OutsideEditor.edit(text) }
      if let edited {
        _ = state.update(.edited(edited))
      } else {
        _ = state.update(.resumed)
        state.tell("your editor could not be started; set EDITOR to its name")
      }
    }
    return true
  }

  /// Notes the SHA-256 of evidence that is a local file; says when a path leads to none.
  private func takeFingerprint(of reference: String, in place: RecordPlace, _ state: inout State) {
    let folder = EvidenceFile.folder(ofOrganisationAt: opened.path)
    switch EvidenceFile.state(of: reference, in: folder) {
    case .file(_, let sha256, _): state.take(fingerprint: sha256, of: reference, in: place)
    case .unreadable(_, let reason): state.tell("evidence noted, without its SHA-256: \(reason)")
    case .gone(let path) where reference.contains("/"):
      state.tell("evidence noted, but there is no file at \(path); Enter on it corrects the path")
    case .gone, .notLocal: break
    }
  }

  /// Writes everything to a new file, or to the first free name beside the organisation's own.
  private func saveCopy(at path: String?, _ state: inout State) {
    let stem = opened.path.hasSuffix(".plist") ? String(opened.path.dropLast(6)) : opened.path
    let bytes = OrganisationFile.encode(state.organisation)
    for path in path.map({ [$0] }) ?? (1...99).map({ "\(stem)-copy\($0).plist" }) {
      do throws(FileProblem) {
        try SafeFile.write(bytes, to: path, expecting: nil)
        return state.wasCopied(to: path)
      } catch {
        guard case .exists = error else { return state.tell(error.description) }
      }
    }
    state.tell(
      path.map { "\($0) is there already; name a new file" } ?? "there are 99 copies already")
  }

  private var versions: [KeptVersion] {
    Versions.list(of: opened.path).map { version in
      let parts = version.moment.description.split(separator: "T")
      return KeptVersion(
        path: version.path,
        label: "\(parts.joined(separator: " "))  \(version.size / 1000) kB")
    }
  }

  private func putBack(_ path: String, _ state: inout State) {
    do throws(Failure) {
      let label = versions.first { $0.path == path }?.label.prefix(20) ?? ""
      state.putBack(try OpenedFile.read(path).organisation, label: String(label))
    } catch {
      state.tell(error.description)
    }
  }

  private func importCSV(_ file: CSVToImport, _ state: inout State) {
    guard let kind = RegisterKind(rawValue: file.register) else { return }
    var random = SystemRandomNumberGenerator()
    do throws(Failure) {
      let bytes = try OpenedFile.contents(Environment.expandingHome(file.path)).bytes
      do throws(ImportProblem) {
        let plan = try Import.plan(
          kind, csv: bytes, into: state.organisation,
          fileName: file.path.split(separator: "/").last.map(String.init) ?? file.path,
          library: state.session.library, today: state.today, who: state.session.who,
          options: ImportOptions(heldOn: file.heldOn, leavesOutBad: file.leavesOutBad),
          newID: { RecordID(using: &random) })
        state.take(imported: plan.changes, title: plan.summary, notes: plan.notes)
      } catch {
        state.refuse(imported: error.sentences, of: error.canLeaveOut ? file : nil)
      }
    } catch {
      state.refuse(imported: [error.description])
    }
  }
}

extension State: Kept {}
