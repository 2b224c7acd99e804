internal import Records

/// Which action on file each row of a register is, found before any row is read.
///
/// A row is the action with its reference. Without a reference it is the one with its title, so
/// that a register that has no references can be imported again: the same raised date first, then
/// one without any, and only a row that says nothing of when it was raised takes one with another
/// date. An action is never taken by two rows.
struct ActionRows {
  /// A reference or title as it is compared.
  typealias Key = String

  /// The action on file for each row; `nil` for a new one.
  private(set) var existing: [Action?]
  /// What is wrong with how rows name their actions: the row's index, the field, the message.
  private(set) var problems: [(index: Int, field: String, message: String)] = []

  /// What the rows say of which action they are.
  struct Name {
    let reference: Key
    let title: Key
    let raised: Day?
  }

  /// - Parameters:
  ///   - names: of each row.
  ///   - number: the spreadsheet row of each row, for messages.
  init(_ names: [Name], number: (Int) -> Int, in organisation: Organisation) {
    existing = Array(repeating: nil, count: names.count)
    var byReference: [Key: Action] = [:]
    for action in organisation.actions.all where !action.reference.isEmpty {
      let key = ImportNames.key(action.reference)
      if byReference[key] == nil { byReference[key] = action }
    }
    var taken: Set<RecordID> = []
    var firstIndex: [Key: Int] = [:]
    var untitled: [Key: [Int]] = [:]
    for (index, name) in names.enumerated() {
      guard !name.reference.isEmpty else {
        if !name.title.isEmpty { untitled[name.title, default: []].append(index) }
        continue
      }
      if let first = firstIndex[name.reference] {
        problems.append((index, "reference", "is the same as in row \(number(first))"))
        continue
      }
      firstIndex[name.reference] = index
      existing[index] = byReference[name.reference]
      if let action = existing[index] { taken.insert(action.id) }
    }
    guard !untitled.isEmpty else { return }
    var byTitle: [Key: [Action]] = [:]
    for action in organisation.actions.all where !taken.contains(action.id) {
      let key = ImportNames.key(action.title)
      if untitled[key] != nil { byTitle[key, default: []].append(action) }
    }
    for (title, indices) in untitled {
      match(indices, names, with: byTitle[title] ?? [])
    }
  }

  private mutating func match(_ indices: [Int], _ names: [Name], with actions: [Action]) {
    var free = actions.map { (key: NaturalKey($0.reference), action: $0) }
      .sorted { ($0.key, $0.action.id) < ($1.key, $1.action.id) }.map(\.action)
    func take(_ index: Int, where isMatch: (Action) -> Bool) {
      guard existing[index] == nil, let found = free.firstIndex(where: isMatch) else { return }
      existing[index] = free.remove(at: found)
    }
    for index in indices { take(index) { $0.raised != nil && $0.raised == names[index].raised } }
    for index in indices where names[index].raised != nil { take(index) { $0.raised == nil } }
    let undated = indices.filter { names[$0].raised == nil }
    guard undated.count >= free.count else {
      let references = shortened(free.map(\.name), limit: 5)
      for index in undated {
        problems.append(
          (
            index, "title",
            "several actions on file have this title (\(references)); give the reference"
          ))
      }
      return
    }
    for index in undated { take(index) { _ in true } }
  }
}
