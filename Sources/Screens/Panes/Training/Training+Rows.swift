import Records

extension State {
  /// Works out anew which people and competences are shown, and in which order.
  mutating func refreshTraining() {
    let isPlain = training.day == nil && !training.showsLeavers
    training.otherMatrix =
      isPlain
      ? nil
      : TrainingMatrix(
        of: organisation, today: today, on: training.day, includesLeavers: training.showsLeavers)
    let matrix = matrix
    let filter = Filter(training.list.filter)
    training.columns = shownColumns(of: matrix, filter)
    let people = matrix.people.indices.filter { meets(filter, row: $0, of: matrix) }
    arrange(people, of: matrix)
    if training.hidesEmptyColumns {
      training.columns = training.columns.filter { column in
        people.contains { matrix.cell(row: $0, column: column).state != .notRequired }
      }
    }
    count(of: matrix)
    keepCursor(on: matrix)
  }

  /// What the people and competences shown add up to; those who are not here count in nothing but their own row.
  private mutating func count(of matrix: TrainingMatrix) {
    var rows: [Int: Int] = [:]
    var gaps: [Int: Int] = [:]
    var holders: [Int: Int] = [:]
    let isAll =
      training.columns.count == matrix.competences.count
      && Set(training.rows).count == matrix.people.count
    for row in Set(training.rows) {
      if isAll {
        rows[row] = matrix.gaps(row: row)
        continue
      }
      let isHere = matrix.people[row].isHere(on: matrix.day)
      for column in training.columns {
        let cell = matrix.cell(row: row, column: column)
        if cell.isGap {
          rows[row, default: 0] += 1
          if isHere { gaps[column, default: 0] += 1 }
        }
        if isHere, cell.state.isHeld { holders[column, default: 0] += 1 }
      }
    }
    if isAll {
      for column in training.columns {
        gaps[column] = matrix.gaps(column: column)
        holders[column] = matrix.holderCount(column: column)
      }
    }
    training.gapsByRow = rows
    training.gapsByColumn = gaps
    training.holdersByColumn = holders
  }

  /// Puts the cursor back where it was, or as near as it can be.
  private mutating func keepCursor(on matrix: TrainingMatrix) {
    let row = training.person.flatMap { matrix.row(of: $0) }
    // Somebody with several roles stays where they were seen.
    let isThere =
      training.rows.indices.contains(training.row) && training.rows[training.row] == row
    if !isThere, let row, let place = training.rows.firstIndex(of: row) { training.row = place }
    if let column = training.competence.flatMap({ matrix.column(of: $0) }),
      let place = training.columns.firstIndex(of: column)
    {
      training.column = place
    }
    moveCell(row: training.row, column: training.column)
  }

  // MARK: Columns

  private func shownColumns(of matrix: TrainingMatrix, _ filter: Filter) -> [Int] {
    let columns = matrix.competences.indices.filter { column in
      let competence = matrix.competences[column]
      return filter.terms.allSatisfy { term in
        switch term {
        case .field("competence", let value): competence.name.folded.contains(value)
        case .field("kind", let value): competence.sort.rawValue.hasPrefix(value)
        case .field("provider", let value): competence.provider.folded.contains(value)
        default: true
        }
      }
    }
    guard training.putsGapsFirst else { return columns }
    return columns.sorted { (-matrix.gaps(column: $0), $0) < (-matrix.gaps(column: $1), $1) }
  }

  // MARK: People

  private func meets(_ filter: Filter, row: Int, of matrix: TrainingMatrix) -> Bool {
    guard !filter.isEmpty else { return true }
    let person = matrix.people[row]
    let roles = roleNames(of: person).joined(separator: " ").folded
    let area = organisation.areaName(person.area).folded
    let site = organisation.siteName(of: person.area).folded
    return filter.terms.allSatisfy { term in
      switch term {
      case .word(let word): "\(person.name.folded) \(roles) \(area) \(site)".contains(word)
      case .field("role", let value): roles.contains(value)
      case .field("area", let value): area.contains(value)
      case .field("site", let value): site.contains(value)
      case .field("person", let value), .field("name", let value):
        person.name.folded.contains(value)
      // These choose columns.
      case .field("competence", _), .field("kind", _), .field("provider", _): true
      case .field("level", let value):
        training.columns.contains { matrix.cell(row: row, column: $0).level.folded == value }
      case .field: false
      case .state(let word): has(word, row: row, of: matrix)
      }
    }
  }

  /// Whether a person meets a word after `is:`: of themselves, or of a cell in one of the columns shown.
  private func has(_ word: String, row: Int, of matrix: TrainingMatrix) -> Bool {
    let person = matrix.people[row]
    switch word {
    case "gap": return training.columns.contains { matrix.cell(row: row, column: $0).isGap }
    case "marked": return training.marked.contains(person.id)
    case "left": return !person.isActive(on: matrix.day)
    case "joining": return (person.joined ?? matrix.day) > matrix.day
    default:
      return training.columns.contains { column in
        let state = matrix.cell(row: row, column: column).state.rawValue
        return state.replacing(" ", with: "") == word || state.hasPrefix(word)
      }
    }
  }

  private func roleNames(of person: Person) -> [String] {
    person.roles(on: matrixDay).compactMap { organisation.roles[$0]?.name }
  }

  /// Puts the people into groups, and into their order within each.
  private mutating func arrange(_ people: [Int], of matrix: TrainingMatrix) {
    let ordered = people.map { (key: orderKey(row: $0, of: matrix), row: $0) }
      .sorted { $0 < $1 }.map(\.row)
    guard training.grouping != .none else {
      training.rows = ordered
      training.groups = []
      return
    }
    var members: [String: [Int]] = [:]
    for row in ordered {
      for title in groupTitles(of: matrix.people[row]) { members[title, default: []].append(row) }
    }
    // Those without an area or a role come last.
    let titles = members.keys.sorted {
      ($0.isEmpty ? 1 : 0, $0.folded, $0) < ($1.isEmpty ? 1 : 0, $1.folded, $1)
    }
    training.rows = []
    training.groups = []
    for title in titles {
      let rows = members[title] ?? []
      training.groups.append(
        TrainingState.Group(
          title: title.isEmpty ? "no \(training.grouping.rawValue)" : title,
          start: training.rows.count, count: rows.count))
      training.rows += rows
    }
  }

  private func groupTitles(of person: Person) -> [String] {
    switch training.grouping {
    case .none: return [""]
    case .area: return [organisation.areaName(person.area)]
    case .site: return [organisation.siteName(of: person.area)]
    case .role:
      let roles = roleNames(of: person)
      return roles.isEmpty ? [""] : roles
    }
  }

  /// Ascending: the most gaps first, the earliest day first.
  private func orderKey(row: Int, of matrix: TrainingMatrix) -> Int {
    switch training.order {
    case .name: 0
    case .gaps: -training.columns.count { matrix.cell(row: row, column: $0).isGap }
    case .due:
      training.columns.lazy.map { matrix.cell(row: row, column: $0) }
        .filter { $0.isMandatory && $0.state != .valid }.compactMap { $0.due?.number }.min() ?? .max
    }
  }
}
