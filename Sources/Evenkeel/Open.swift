internal import ArgumentParser
internal import Records
internal import Resources
internal import Screens

/// What every command that shows the screens takes.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var who: WhoOption

  @Option(
    help: ArgumentHelp(
      "The pane to start with: \(Pane.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "pane"))
  var pane: Pane = .dashboard

  @OptionGroup var today: TodayOption

  @Flag(
    name: .customLong("read-only"), help: "Show the records without any possibility to change them."
  )
  var isReadOnly = false
}

extension Pane: ExpressibleByArgument {
  package init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open an organisation (the default command).",
    discussion:
      "Without FILE: the organisation opened last, or a first screen to make, find or try one.")

  @Argument(help: ArgumentHelp("The organisation's file.", valueName: "file"))
  var file: String?

  @OptionGroup var options: ScreenOptions

  func run() throws {
    guard let path = file ?? Environment.lastFile else {
      return try FirstScreen(options: options).run()
    }
    try Open.show(path, options)
  }

  /// Shows the screens over a file.
  static func show(_ path: String, _ options: ScreenOptions) throws {
    try Runner(opened: try OpenedFile.read(path), options: options, isNoted: true).run()
  }
}

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walk through a sample organisation, in a private copy that is thrown away.")

  @Option(help: ArgumentHelp("Keep the copy in this new file.", valueName: "file"))
  var keep: String?

  @OptionGroup var options: ScreenOptions

  func run() throws { try Demo.show(keep: keep, options) }

  static func show(keep: String?, _ options: ScreenOptions) throws {
    let organisation = try SampleOrganisation.load(today: options.today.day)
    var options = options
    options.who.given = options.who.given ?? SampleOrganisation.user
    if let keep {
      _ = try OpenedFile.make(keep, organisation)
      return try Open.show(keep, options)
    }
    guard let folder = Environment.makePrivateFolder() else {
      throw Failure(
        "no private copy of the sample could be made; set TMPDIR to a folder you may write to")
    }
    defer { Environment.removeFolder(folder) }
    try Runner(
      opened: try OpenedFile.make(folder + "/sample.plist", organisation), options: options
    ).run()
  }
}

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Make the file of a new organisation.")

  @Argument(help: ArgumentHelp("The file to make; it must not exist.", valueName: "file"))
  var file: String

  @Option(help: "The organisation's name.")
  var name: String

  @Option(
    name: .customLong("standard"),
    help: ArgumentHelp(
      "An edition it holds, such as 9001:2015; once for each.", valueName: "edition"))
  var standards: [String] = []

  func run() throws {
    try New.make(file, name: name, standards: standards)
    print("\(file) made; evenkeel \(file) opens it")
  }

  static func make(_ file: String, name: String, standards: [String]) throws(Failure) {
    guard !name.trimmed.isEmpty else {
      throw Failure("--name is empty; give the organisation a name")
    }
    var random = SystemRandomNumberGenerator()
    var profile = Profile(id: RecordID(using: &random))
    profile.name = name.trimmed
    for text in standards {
      guard let edition = Edition(text) else {
        throw Failure("--standard \(text) is not an edition such as 9001:2015")
      }
      if !profile.standards.contains(edition) { profile.standards.append(edition) }
    }
    var organisation = Organisation(profile: profile)
    organisation.note(
      Edit(
        who: Environment.userName, when: Clock.now, title: "\(profile.name) made",
        changes: [.add(.organisation, profile.id, profile.table)]),
      as: HistoryWriter(who: Environment.userName, using: &random), on: Clock.today)
    _ = try OpenedFile.make(file, organisation)
  }
}
