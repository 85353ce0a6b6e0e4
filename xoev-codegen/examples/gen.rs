fn main() -> Result<(), xoev_codegen::Error> {
    let args: Vec<String> = std::env::args().collect();
    let t = std::time::Instant::now();
    let r = xoev_codegen::Builder::new().config(&args[1]).standard(&args[2]).out_dir(&args[3]).compile();
    eprintln!("{:?}", t.elapsed());
    r
}
