internal import ArgumentParser
internal import Glibc
internal import Records
internal import Reports
internal import Storage

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "List the versions of a file that were kept, or put one back.",
    discussion: """
      Putting a version back is a change like any other: it is in the history, and the version before it is kept,
      so that it can be undone in the same way. A file that cannot be read is put aside first.
      """)

  @Argument(help: ArgumentHelp("The organisation's file.", valueName: "file"))
  var file: String

  @Argument(help: ArgumentHelp("The number of the version to put back.", valueName: "number"))
  var number: Int?

  @OptionGroup var who: WhoOption

  @OptionGroup var today: TodayOption

  func run() throws {
    let versions = Versions.list(of: file)
    guard !versions.isEmpty else {
      throw Failure("\(file) has no versions kept beside it; they are made with every save")
    }
    guard let number else {
      for (place, version) in versions.enumerated() {
        print(RestoreCommand.line(place + 1, version))
      }
      return print("evenkeel restore \(file) NUMBER puts one back")
    }
    guard versions.indices.contains(number - 1) else {
      throw Failure("there is no version \(number) of \(file); it has 1 to \(versions.count)")
    }
    try putBack(versions[number - 1])
  }

  private static func line(_ number: Int, _ version: Versions.Version) -> String {
    let moment = version.moment.description.split(separator: "T").joined(separator: " ")
    let size = "\(version.size / 1000).\(version.size / 100 % 10) kB"
    let last =
      (try? OpenedFile.read(version.path))?.organisation.history.last.map {
        "\($0.title) (\($0.who))"
      } ?? "no history"
    return "\(number)  \(moment)  \(size)  \(PlainText.line(last))"
  }

  private func putBack(_ version: Versions.Version) throws {
    let old = try OpenedFile.read(version.path).organisation
    // What may not be read at all, or is no file, is not put aside.
    if access(file, F_OK) == 0 { _ = try OpenedFile.contents(file) }
    guard let opened = try? OpenedFile.read(file) else { return try replace(with: old) }
    guard opened.organisation.profile.id == old.profile.id else {
      throw Failure("\(file) holds another organisation than its versions; nothing was changed")
    }
    let changes = opened.organisation.changes(to: old)
    guard !changes.isEmpty else { return print("nothing to do: \(file) holds the same records") }
    let edit = Edit(
      who: who.name, when: Clock.now,
      title: "version of \(version.moment) put back", changes: changes)
    for note in try opened.save(edit, on: today.day) { print(PlainText.line(note)) }
    print("\(file) holds the records of \(version.moment) again; the version before is kept")
  }

  /// Puts a file that cannot be read aside, and the version in its place.
  private func replace(with old: Organisation) throws {
    var status = stat()
    if lstat(file, &status) == 0 {
      var number = 1
      while lstat("\(file).broken\(number)", &status) == 0 { number += 1 }
      let aside = "\(file).broken\(number)"
      guard rename(file, aside) == 0 else {
        throw Failure(
          "\(file) could not be put aside as \(aside): \(String(cString: strerror(errno)))")
      }
      print("\(file) could not be read and is now \(aside)")
    }
    _ = try OpenedFile.make(file, old)
    print("\(file) is the version that was kept")
  }
}
