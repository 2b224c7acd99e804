internal import Glibc
internal import Records
internal import Reports
internal import Resources
internal import Screens
internal import Storage
internal import Terminal

/// Shows the screens over a file: events in, frames out, every change saved.
struct Runner {
  let opened: OpenedFile
  let options: ScreenOptions
  /// Whether the file becomes the organisation opened last.
  var isNoted = false

  func run() throws {
    let library: Library
    do throws(ResourceProblem) { library = try BuiltInLibrary.load() } catch {
      throw Failure(error.description)
    }
    let terminal: Terminal
    do throws(TerminalProblem) {
      terminal = try Terminal(environment: Environment.all)
    } catch {
      throw Failure(error.description)
    }
    defer { terminal.close() }
    if isNoted { Environment.noteLastFile(opened.path) }
    let saver = Saver(
      path: opened.path, stamp: opened.stamp, clock: { Clock.seconds }, wake: Terminal.wake)
    var state = State(
      organisation: opened.organisation,
      session: Session(
        who: options.who ?? Environment.userName, isReadOnly: options.isReadOnly, library: library,
        fileName: opened.name),
      today: options.today.day, now: Clock.now, size: terminal.size,
      seed: UInt64.random(in: 0...UInt64.max))
    state.show(options.pane)
    var savedRevision = state.revision
    var isRunning = true
    var retryAt = Int.max
    while isRunning {
      state.save = status(of: saver.state)
      terminal.show(state.view())
      let event = terminal.nextEvent(timeoutMilliseconds: patience(saver.state))
      state.now = Clock.now
      state.setToday(options.today.day)
      // Saving may have ended while we waited: a question about unsaved changes must know.
      state.save = status(of: saver.state)
      for effect in state.update(event) {
        isRunning = carryOut(effect, &state, terminal, saver) && isRunning
      }
      retryAt = tryAgain(saver, at: retryAt)
      if state.revision != savedRevision {
        savedRevision = state.revision
        let organisation = state.organisation
        saver.schedule { OrganisationFile.encode(organisation) }
      }
    }
    saver.finish()
    terminal.close()
    if case .failed(let problem) = saver.state { throw Failure(problem.description) }
  }

  /// Seconds between attempts to save what could not be saved.
  private static let retrySeconds = 5

  /// How long to wait for an event: until midnight, or until the next attempt to save.
  private func patience(_ state: Saver.State) -> Int? {
    if case .failed = state { return Runner.retrySeconds * 1000 }
    return options.today.fixed == nil ? Clock.millisecondsToMidnight : nil
  }

  /// Tries again to save from time to time, since disks get room and files become writable.
  ///
  /// - Returns: when to try next.
  private func tryAgain(_ saver: Saver, at moment: Int) -> Int {
    guard case .failed = saver.state else { return .max }
    if moment == .max { return Clock.seconds + Runner.retrySeconds }
    guard Clock.seconds >= moment else { return moment }
    saver.retry()
    return Clock.seconds + Runner.retrySeconds
  }

  /// - Returns: whether the program goes on.
  private func carryOut(
    _ effect: Effect, _ state: inout State, _ terminal: Terminal, _ saver: Saver
  ) -> Bool {
    switch effect {
    case .quit: return false
    case .suspend:
      terminal.suspend()
      _ = state.update(.resize(terminal.size))
    case .repaint: terminal.repaint()
    case .retrySaving: saver.retry()
    case .saveCopy: saveCopy(&state)
    case .importCSV(let register, let path):
      importCSV(register, path, &state)
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

  /// Writes everything to the first free name beside the file.
  private func saveCopy(_ state: inout State) {
    let stem = opened.path.hasSuffix(".plist") ? String(opened.path.dropLast(6)) : opened.path
    let bytes = OrganisationFile.encode(state.organisation)
    for number in 1...99 {
      let path = "\(stem)-copy\(number).plist"
      do throws(FileProblem) {
        try SafeFile.write(bytes, to: path, expecting: nil)
        return state.report("everything is in \(path)")
      } catch {
        guard case .exists = error else { return state.tell(error.description) }
      }
    }
    state.tell("there are 99 copies already; take some away")
  }

  private func importCSV(_ register: String, _ path: String, _ state: inout State) {
    guard let kind = RegisterKind(rawValue: register) else { return }
    var random = SystemRandomNumberGenerator()
    do throws(Failure) {
      let bytes = try OpenedFile.contents(Environment.expandingHome(path)).bytes
      do throws(ImportProblem) {
        let plan = try Import.plan(
          kind, csv: bytes, into: state.organisation,
          fileName: path.split(separator: "/").last.map(String.init) ?? path, today: state.today,
          who: state.session.who, newID: { RecordID(using: &random) })
        state.take(imported: plan.changes, title: plan.summary, notes: plan.notes)
      } catch {
        state.refuse(imported: error.sentences)
      }
    } catch {
      state.refuse(imported: [error.description])
    }
  }

  private func status(of state: Saver.State) -> SaveStatus {
    switch state {
    case .saved(let seconds): .saved(at: seconds.map(Clock.hourAndMinute) ?? "")
    case .saving: .saving
    case .failed(let problem): .failed(problem.description)
    }
  }
}
